/** A sensor on which every pixel is equal but those that were planted. */
import type { DefectMap, MappedDefect, Rectangle } from '@hotpix/defect-maps';
import { writeDng } from '@hotpix/dng';

const WIDTH = 480;
const HEIGHT = 320;
const LEVEL = 4000;
const BRIGHT = 15_000;

/** Even margins, because LibRaw moves odd ones of a 2x2 mosaic; unequal ones, so that x and y cannot be mistaken. */
export const ACTIVE: Rectangle = { x: 10, y: 6, width: 450, height: 300 };

/** RawTherapee's and dcraw's names for it: make Olympus, model Test One. */
const CAMERA = { make: 'OLYMPUS IMAGING CORP.', model: 'Test One', serial: '0042' };

/** Those that the list names: corners of the active area, a pair, a part of a column and of a row. */
const LISTED: readonly MappedDefect[] = [
  { x: 10, y: 6, width: 1, height: 1, kind: 'hot' },
  { x: 459, y: 305, width: 1, height: 1, kind: 'hot' },
  { x: 60, y: 40, width: 1, height: 1, kind: 'hot' },
  { x: 151, y: 93, width: 1, height: 1, kind: 'dead' },
  { x: 300, y: 200, width: 2, height: 1, kind: 'hot' },
  { x: 400, y: 100, width: 1, height: 7, kind: 'column' },
  { x: 200, y: 250, width: 9, height: 1, kind: 'row' },
];

/** Bright ones that no list names: they must stay. */
const UNLISTED: readonly Rectangle[] = [
  { x: 240, y: 60, width: 1, height: 1 },
  { x: 100, y: 260, width: 1, height: 1 },
];

export const MAP: DefectMap = {
  ...{ width: WIDTH, height: HEIGHT, active: ACTIVE, mosaic: ['RG', 'GB'], camera: CAMERA },
  defects: LISTED,
};

/** Its raw file, in which the planted pixels have a value of their own and the unlisted ones are bright. */
export function plantedDng(listed: readonly Rectangle[] = LISTED, value = BRIGHT, orientation = 1): Uint8Array {
  const samples = new Uint16Array(WIDTH * HEIGHT).fill(LEVEL);
  for (const { x, y } of pixels(UNLISTED)) samples[y * WIDTH + x] = BRIGHT;
  for (const { x, y } of pixels(listed)) samples[y * WIDTH + x] = value;
  const image = {
    ...{ samples, width: WIDTH, height: HEIGHT, active: ACTIVE, black: 512, white: 16383, mosaic: ['RG', 'GB'] },
    ...{ ...CAMERA, neutral: [0.5, 1, 0.625], exposure: 1 / 60, iso: 400, taken: '2021-04-08T14:51:12', orientation },
  };
  // So plain a sensor would be compressed to less than RawTherapee takes for a raw file.
  return writeDng(image, { compression: 'none' });
}

function pixels(rectangles: readonly Rectangle[]): { x: number; y: number }[] {
  return rectangles.flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, index) => ({
      x: x + (index % width),
      y: y + Math.floor(index / width),
    })),
  );
}

/** 'x,y' of every pixel, in order, as counted from the corner of the active area. */
export const inActive = (rectangles: readonly Rectangle[]): string[] =>
  pixels(rectangles)
    .map(({ x, y }) => `${x - ACTIVE.x},${y - ACTIVE.y}`)
    .sort();

export const LISTED_PIXELS = inActive(LISTED);
export const UNLISTED_PIXELS = inActive(UNLISTED);

/** 'x,y' of every pixel of which a rule is true of one of its samples, in order. */
export function pixelsWhere(
  { width, samples }: { width: number; samples: ArrayLike<number> },
  channels: number,
  isSo: (index: number) => boolean,
): string[] {
  const found = new Set<string>();
  for (let index = 0; index < samples.length; index++) {
    const pixel = Math.floor(index / channels);
    if (isSo(index)) found.add(`${pixel % width},${Math.floor(pixel / width)}`);
  }
  return [...found].sort();
}
