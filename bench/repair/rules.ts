/** How other programs replace a bad pixel of a mosaic, after descriptions of their rules. */
import { Neighbourhood } from '@hotpix/statistics';
import type { Frame } from '@hotpix/core';

/** A repaired value for the pixel at (x, y); undefined where the rule has none. */
export type Rule = (frame: Frame, x: number, y: number, isBad: (x: number, y: number) => boolean) => number | undefined;

/** darktable's hot pixels: the largest of the four nearest pixels of the same colour, whether they are good or not. */
export function darktableRule(): Rule {
  const axes = [
    [0, -2],
    [-2, 0],
    [2, 0],
    [0, 2],
  ] as const;
  return (frame, x, y) => {
    const { mosaic, samples, width } = frame;
    const near =
      mosaic?.length === 6
        ? new Neighbourhood(frame).near(x, y).slice(0, 4)
        : axes.map(([dx, dy]) => (mosaic ? { dx, dy } : { dx: dx / 2, dy: dy / 2 }));
    const values = near.flatMap(({ dx, dy }) =>
      isActive(frame, x + dx, y + dy) ? [samples[(y + dy) * width + x + dx]] : [],
    );
    return Math.max(...values);
  };
}

/** Half of the pairs of opposite pixels of the same colour, and the inverse of their distance. */
const STRAIGHT = [
  { dx: 2, dy: 0, weight: 1 / 2 },
  { dx: 0, dy: 2, weight: 1 / 2 },
];
const DIAGONALS = {
  near: [-1, 1].map((dx) => ({ dx, dy: 1, weight: Math.SQRT1_2 })),
  far: [-2, 2].map((dx) => ({ dx, dy: 2, weight: Math.SQRT1_2 / 2 })),
};

/**
 * RawTherapee's for Bayer mosaics: the mean of the pairs of opposite good pixels of the same colour in the 5x5, a pair's
 * weight being the inverse of its distance over 1 + |difference|; where no pair is good, the mean of what is good.
 */
export const rawTherapeeRule: Rule = (frame, x, y, isBad) => {
  const { mosaic, samples, width } = frame;
  const isGood = (column: number, row: number): boolean => isActive(frame, column, row) && !isBad(column, row);
  const at = (dx: number, dy: number): number => samples[(y + dy) * width + x + dx];
  const isGreen = mosaic?.[y % 2][x % 2] === 'G';
  let [sum, weights] = [0, 0];
  for (const { dx, dy, weight } of [...STRAIGHT, ...(isGreen ? DIAGONALS.near : DIAGONALS.far)]) {
    if (!isGood(x + dx, y + dy) || !isGood(x - dx, y - dy)) continue;
    const share = weight / (1 + Math.abs(at(dx, dy) - at(-dx, -dy)));
    sum += (share * (at(dx, dy) + at(-dx, -dy))) / 2;
    weights += share;
  }
  if (weights > 0) return sum / weights;
  const good = [-2, 0, 2].flatMap((dy) => [-2, 0, 2].flatMap((dx) => (isGood(x + dx, y + dy) ? [at(dx, dy)] : [])));
  return good.length > 0 ? good.reduce((total, value) => total + value, 0) / good.length : undefined;
};

function isActive({ active }: Frame, x: number, y: number): boolean {
  return x >= active.x && y >= active.y && x < active.x + active.width && y < active.y + active.height;
}
