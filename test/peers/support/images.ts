/** What the files are made of that other programs open. */
import { createHash } from 'node:crypto';
import { renderPreview, type DngImage, type DngPreview } from '@hotpix/dng';
import sharp from 'sharp';

/** Even margins, because LibRaw moves odd ones of a 2x2 mosaic. */
const ACTIVE = { x: 10, y: 6, width: 450, height: 300 };
const MASKED = [
  { x: 0, y: 0, width: 8, height: 320 },
  { x: 8, y: 0, width: 472, height: 4 },
];

/** A ramp with noise of 8 bits that takes turns with mere noise, in between samples as far off as can be. */
function samplesOf(width: number, height: number): Uint16Array {
  return Uint16Array.from({ length: width * height }, (_, index) => {
    const noise = ((index * 2_654_435_761) % 2 ** 32) >>> 18;
    if (index % 997 < 2) return (index % 997) * 65535;
    return index % 5000 < 500 ? noise : 1000 + 8 * (index % width) + (noise & 255);
  });
}

const IMAGE = {
  samples: samplesOf(480, 320),
  width: 480,
  height: 320,
  active: ACTIVE,
  masked: MASKED,
  black: 512,
  white: 16383,
  make: 'Simulated',
  model: 'Camera One',
  serial: '0042',
  exposure: 1 / 60,
  iso: 400,
  aperture: 2.8,
  focalLength: 35,
  lens: 'EF 35mm f/2',
  taken: '2021-04-08T14:51:12',
  orientation: 1,
  originalName: 'one.raw',
  software: 'hotpix',
} satisfies DngImage;

const ODD = { samples: samplesOf(517, 333), width: 517, height: 333, masked: undefined };
const X_TRANS = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];
const NEUTRAL = [0.5, 1, 0.625];

export const IMAGES = {
  bayer: { ...IMAGE, mosaic: ['GR', 'BG'], neutral: NEUTRAL },
  'X-Trans': { ...IMAGE, mosaic: X_TRANS, neutral: NEUTRAL },
  monochrome: IMAGE,
  'four-colour': { ...IMAGE, mosaic: ['GM', 'CY'] },
  unmarked: {
    ...IMAGE,
    mosaic: ['RG', 'GB'],
    active: { x: 0, y: 0, width: 480, height: 320 },
    masked: undefined,
    make: '',
    model: '',
  },
  'odd bayer': {
    ...IMAGE,
    ...ODD,
    mosaic: ['GR', 'BG'],
    blackPattern: [
      [511, 512],
      [513, 514.5],
    ],
    neutral: NEUTRAL,
  },
  'odd X-Trans': { ...IMAGE, ...ODD, mosaic: X_TRANS, neutral: NEUTRAL },
  'odd monochrome': { ...IMAGE, ...ODD },
} satisfies Record<string, DngImage>;

export type Name = keyof typeof IMAGES;
const NAMES = Object.keys(IMAGES) as Name[];
export const COMPRESSIONS = ['lossless-jpeg', 'none'] as const;
export type Compression = (typeof COMPRESSIONS)[number];
export const FILES = NAMES.flatMap((name) => COMPRESSIONS.map((compression) => [name, compression] as const));

export const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest();

export async function previewOf(image: DngImage): Promise<DngPreview> {
  const { width, height, samples } = renderPreview(image)!;
  const jpeg = await sharp(samples, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
  return { jpeg, width, height };
}
