/** Which files are raw photographs, and of what format, by their first bytes. */

type Signature = readonly [format: string, offset: number, bytes: string];

const TIFF: readonly Signature[] = [
  ['Olympus ORF', 0, 'IIRO'],
  ['Olympus ORF', 0, 'IIRS'],
  ['Olympus ORF', 0, 'MMOR'],
  ['Panasonic RW2', 0, 'IIU\0'],
  ['Canon CR2', 8, 'CR\x02'],
  ['Phase One IIQ', 8, 'IIII'],
  ['Phase One IIQ', 8, 'MMMM'],
  ['TIFF', 0, 'II*\0'],
  ['TIFF', 0, 'MM\0*'],
];

const RAW: readonly Signature[] = [
  ...TIFF,
  ['Canon CRW', 6, 'HEAPCCDR'],
  ['Canon CR3', 4, 'ftypcrx '],
  ['Fujifilm RAF', 0, 'FUJIFILM'],
  ['Minolta MRW', 0, '\0MRM'],
  ['Sigma X3F', 0, 'FOVb'],
  ['Phase One', 0, 'IIII'],
  ['Phase One', 0, 'MMMM'],
  ['Kyocera', 25, 'ARECOYK'],
  ['Apple QuickTake', 0, 'qktk'],
  ['Apple QuickTake', 0, 'qktn'],
  ['Logitech PXN', 0, 'PXN\0'],
  ['Nokia', 0, 'NOKIARAW'],
  ['Rollei', 0, 'DSC-Image'],
  ['Sinar', 0, 'PWAD'],
  ['Broadcom', 0, 'BRCM'],
  ['Phantom Cine', 0, 'CI\x2c\0'],
  ['Casio CAM', 0, '\x07\x20MM'],
];

/** What belongs to other decoders or to nobody, whatever its name says. */
const FOREIGN: readonly Signature[] = [
  ['JPEG', 0, '\xff\xd8\xff'],
  ['PNG', 0, '\x89PNG'],
  ['GIF', 0, 'GIF8'],
  ['WebP or AVI', 0, 'RIFF'],
  ['HEIF, AVIF or MP4', 4, 'ftyp'],
  ['JPEG XL', 0, '\xff\x0a'],
  ['JPEG XL', 0, '\0\0\0\x0cJXL '],
  ['JPEG 2000', 0, '\0\0\0\x0cjP  '],
  ['Photoshop', 0, '8BPS'],
  ['PDF', 0, '%PDF'],
  ['ZIP', 0, 'PK\x03\x04'],
];

/** Names that raw files go by. They decide only where the first bytes say nothing, as in formats without a header. */
export const EXTENSIONS: readonly string[] = (
  '3fr ari arw bay bmq cam cap cine cr2 cr3 crw cs1 dc2 dcr dng erf fff gpr ia iiq k25 kc2 kdc mdc mef mos mrw ' +
  'nef nrw orf pef ptx pxn qtk raf raw rdc rw2 rwl rwz sr2 srf srw sti x3f'
).split(' ');

/** Whether a file may be a raw photograph. Content comes first: a renamed file is told by its bytes. */
export function isRaw(head: Uint8Array, path: string): boolean {
  if (find(RAW, head)) return true;
  return hasRawName(path) && !find(FOREIGN, head);
}

/** Whether the file is built as TIFF; its maker may have put a magic number of its own there. */
export function isTiff(head: Uint8Array): boolean {
  return find(TIFF, head) !== undefined;
}

/** Whether the file's name ends as those of raw files do. */
export function hasRawName(path: string): boolean {
  return EXTENSIONS.includes(extensionOf(path));
}

/** The format in words, such as `Canon CRW`; by the file's name where the bytes say nothing, or only that they are a TIFF. */

export function formatOf(head: Uint8Array, path: string): string {
  const format = find(RAW, head);
  if (format === 'TIFF') return hasRawName(path) ? extensionOf(path).toUpperCase() : 'TIFF';
  return format ?? (hasRawName(path) ? `.${extensionOf(path)} file without a known header` : 'unknown file');
}

function extensionOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1].toLowerCase() ?? '';
}

function find(signatures: readonly Signature[], head: Uint8Array): string | undefined {
  return signatures.find(([, offset, bytes]) =>
    Array.from(bytes).every((byte, index) => head[offset + index] === byte.charCodeAt(0)),
  )?.[0];
}
