/** Refuses images that contradict themselves. */
import type { Area, DngImage } from './dng-image.ts';
import { badImage } from './errors.ts';

/** Bytes that directories and text may take beside the samples and the preview. */
const HEADROOM = 1 << 20;
const LARGEST_PATTERN = 64;
const MOST_MASKED = 64;
const QUANTITIES = ['pixelAspect', 'exposure', 'iso', 'aperture', 'focalLength'] as const;

/** @throws {DngError} `badImage` for what contradicts itself or cannot be written */
export function assertImage(image: DngImage): void {
  assertSize(image);
  assertArea(image.active, 'an active rectangle', image);
  assertMasked(image);
  if (image.mosaic) assertPattern(image.mosaic, 'a mosaic');
  assertLevels(image);
  assertPreview(image);
  for (const name of QUANTITIES) {
    const value = image[name];
    if (value !== undefined && !(value >= 0 && value < Infinity)) {
      throw badImage(`${name} as a finite number from 0`, String(value));
    }
  }
}

function assertSize({ samples, width, height, preview }: DngImage): void {
  if (width < 1 || height < 1 || samples.length !== width * height) {
    throw badImage(`${width} x ${height} samples`, String(samples.length));
  }
  const bytes = samples.byteLength + (preview?.jpeg.length ?? 0);
  if (bytes > 2 ** 32 - HEADROOM) throw badImage('less than 4 GiB of samples and preview', `${bytes} bytes`);
}

function assertArea({ x, y, width, height }: Area, what: string, image: DngImage): void {
  const isWhole = [x, y, width, height].every((edge) => Number.isInteger(edge) && edge >= 0);
  if (!isWhole || x + width > image.width || y + height > image.height) {
    throw badImage(`${what} inside the stored one`, JSON.stringify({ x, y, width, height }));
  }
  if (width === 0 || height === 0) throw badImage(what, 'an empty one');
}

function assertMasked(image: DngImage): void {
  const { masked = [], active } = image;
  if (masked.length > MOST_MASKED) throw badImage(`at most ${MOST_MASKED} masked rectangles`, String(masked.length));
  masked.forEach((area, index) => {
    assertArea(area, 'masked rectangles', image);
    if ([active, ...masked.slice(0, index)].some((other) => overlap(area, other))) {
      throw badImage('masked rectangles apart from each other and the active one', JSON.stringify(area));
    }
  });
}

const overlap = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function assertPattern(rows: readonly ArrayLike<unknown>[], what: string): void {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => row.length !== width)) {
    throw badImage(`${what} of equally long rows`, JSON.stringify(rows));
  }
  if (width * rows.length > LARGEST_PATTERN) {
    throw badImage(`${what} of at most ${LARGEST_PATTERN} pixels`, `${width} x ${rows.length}`);
  }
}

function assertLevels({ black, blackPattern, white }: DngImage): void {
  if (!(Number.isInteger(white) && white >= 1 && white <= 65535)) {
    throw badImage('a white level that is a whole number from 1 to 65535', String(white));
  }
  if (blackPattern) assertPattern(blackPattern, 'a pattern of black levels');
  for (const level of [black, ...(blackPattern?.flat() ?? [])]) {
    if (!(level >= 0 && level < white)) throw badImage(`a black level from 0 to below white (${white})`, String(level));
  }
}

function assertPreview({ preview }: DngImage): void {
  if (preview === undefined) return;
  const { jpeg, width, height } = preview;
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw badImage('a preview that is a JPEG', 'another one');
  if (![width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= 65535)) {
    throw badImage('a preview of 1 to 65535 pixels per side', `${width} x ${height}`);
  }
}
