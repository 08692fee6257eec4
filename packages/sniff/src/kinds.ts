/** The kinds of file that are told apart, and how each begins. */
import { begins } from './begins.ts';
import { isBoxed, isHeif } from './boxes.ts';

export interface Kind {
  /** In words. */
  readonly name: string;
  /** `picture`: what viewers show. `raw`: samples of a sensor in a maker's format. `other`: neither, or not for certain. */
  readonly family: 'picture' | 'raw' | 'other';
  /** Whether it has the structure of TIFF, behind TIFF's own number or one of the maker's. */
  readonly isTiff: boolean;
  /** Whether these first bytes, 256 or more, are of it. */
  readonly is: (head: Uint8Array) => boolean;
}

const picture = (name: string, is: Kind['is']): Kind => ({ name, family: 'picture', isTiff: false, is });
const raw = (name: string, is: Kind['is'], isTiff = false): Kind => ({ name, family: 'raw', isTiff, is });
const other = (name: string, is: Kind['is'], isTiff = false): Kind => ({ name, family: 'other', isTiff, is });

const [LITTLE, BIG] = ['II*\0', 'MM\0*'];

/** Asked in this order: whoever begins as another does, and says more, stands before it. */
export const KINDS = {
  jpeg: picture('JPEG', begins({ 0: '\xff\xd8\xff' })),
  png: picture('PNG', begins({ 0: '\x89PNG\r\n\x1a\n' })),
  webp: picture('WebP', begins({ 0: 'RIFF', 8: 'WEBP' })),
  gif: picture('GIF', begins({ 0: 'GIF8' })),
  jxl: picture('JPEG XL', begins({ 0: '\xff\x0a' }, { 0: '\0\0\0\x0cJXL ' })),
  jp2: picture('JPEG 2000', begins({ 0: '\0\0\0\x0cjP  ' })),
  cr3: raw('Canon CR3', begins({ 4: 'ftypcrx ' })),
  heif: picture('AVIF or HEIF', isHeif),
  orf: raw('Olympus ORF', begins({ 0: 'IIRO' }, { 0: 'IIRS' }, { 0: 'MMOR' }), true),
  rw2: raw('Panasonic RW2', begins({ 0: 'IIU\0' }), true),
  cr2: raw('Canon CR2', begins({ 0: LITTLE, 8: 'CR\x02' }, { 0: BIG, 8: 'CR\x02' }), true),
  iiq: raw(
    'Phase One IIQ',
    begins({ 0: LITTLE, 8: 'IIII' }, { 0: BIG, 8: 'IIII' }, { 0: LITTLE, 8: 'MMMM' }, { 0: BIG, 8: 'MMMM' }),
    true,
  ),
  // Pictures, and many raw formats: the directories tell.
  tiff: other('TIFF', begins({ 0: LITTLE }, { 0: BIG }), true),
  bigtiff: other('BigTIFF', begins({ 0: 'II+\0' }, { 0: 'MM\0+' })),
  crw: raw('Canon CRW', begins({ 6: 'HEAPCCDR' })),
  raf: raw('Fujifilm RAF', begins({ 0: 'FUJIFILM' })),
  mrw: raw('Minolta MRW', begins({ 0: '\0MRM' })),
  x3f: raw('Sigma X3F', begins({ 0: 'FOVb' })),
  'phase-one': raw('Phase One', begins({ 0: 'IIII' }, { 0: 'MMMM' })),
  kyocera: raw('Kyocera', begins({ 25: 'ARECOYK' })),
  quicktake: raw('Apple QuickTake', begins({ 0: 'qktk' }, { 0: 'qktn' })),
  pxn: raw('Logitech PXN', begins({ 0: 'PXN\0' })),
  nokia: raw('Nokia', begins({ 0: 'NOKIARAW' })),
  rollei: raw('Rollei', begins({ 0: 'DSC-Image' })),
  sinar: raw('Sinar', begins({ 0: 'PWAD' })),
  broadcom: raw('Broadcom', begins({ 0: 'BRCM' })),
  cine: raw('Phantom Cine', begins({ 0: 'CI\x2c\0' })),
  casio: raw('Casio CAM', begins({ 0: '\x07\x20MM' })),
  mp4: other('MP4 or its kin', isBoxed),
  riff: other('AVI or another RIFF', begins({ 0: 'RIFF' })),
  psd: other('Photoshop', begins({ 0: '8BPS' })),
  pdf: other('PDF', begins({ 0: '%PDF' })),
  zip: other('ZIP', begins({ 0: 'PK\x03\x04' })),
  fits: other('FITS', begins({ 0: 'SIMPLE  = ' })),
} as const satisfies Readonly<Record<string, Kind>>;
