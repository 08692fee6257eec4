/** Between a mask and the rectangles it is made of. */
import { MOST_DEFECTS, type Rectangle } from './defect-map.ts';
import { badList } from './errors.ts';

type Open = { -readonly [key in keyof Rectangle]: Rectangle[key] };

/**
 * The bad pixels of a mask as rectangles that do not overlap: runs of a row, joined with equal runs of the rows below.
 * @param isBad whether the sample at an index is bad; samples are row-major, from the top left
 * @throws {DefectMapError} `badList` for more than a mask of defects has
 */
export function rectanglesOf(width: number, height: number, isBad: (index: number) => boolean): Rectangle[] {
  const rectangles: Open[] = [];
  let above = new Map<number, Open>();
  for (let y = 0; y < height; y++) {
    const here = new Map<number, Open>();
    for (let x = 0; x < width; x++) {
      const from = x;
      while (x < width && isBad(y * width + x)) x++;
      if (x === from) continue;
      const upper = above.get(from);
      const joined = upper?.width === x - from ? upper : { x: from, y, width: x - from, height: 0 };
      if (joined !== upper) rectangles.push(joined);
      joined.height++;
      here.set(from, joined);
    }
    if (rectangles.length > MOST_DEFECTS) throw badList('the mask', `at most ${MOST_DEFECTS} bad spots`, 'more');
    above = here;
  }
  return rectangles;
}

/** One byte per pixel, row-major from the top left: 255 for the pixels of the rectangles, 0 for all others. */
export function maskOf(width: number, height: number, rectangles: readonly Rectangle[]): Uint8Array<ArrayBuffer> {
  const mask = new Uint8Array(width * height);
  for (const { x, y, width: across, height: down } of rectangles) {
    for (let row = y; row < y + down; row++) mask.fill(255, row * width + x, row * width + x + across);
  }
  return mask;
}
