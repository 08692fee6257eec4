/** Which frames have the neighbours of a Bayer mosaic. */
import type { Neighbourhood, Offset } from '../neighbours.ts';

/** Two to each side, above and below. */
const STRAIGHT: readonly Offset[] = [
  { dx: 0, dy: -2 },
  { dx: -2, dy: 0 },
  { dx: 2, dy: 0 },
  { dx: 0, dy: 2 },
];
const across = (step: number): Offset[] => [-step, step].flatMap((dy) => [-step, step].map((dx) => ({ dx, dy })));
const GREEN = nameOf([...STRAIGHT, ...across(1)]);
const RED_OR_BLUE = nameOf([...STRAIGHT, ...across(2)]);

/**
 * Whether green is in the columns 0, 2, 4 and so on of a row, or in the others (1), by the rows of the mosaic; undefined unless all pixels are
 * compared with the neighbours of a Bayer mosaic alone.
 */
export function greenColumns([ring, ...others]: readonly Neighbourhood[]): readonly number[] | undefined {
  if (others.length > 0 || ring.periodX !== 2) return undefined;
  const rows = Array.from({ length: ring.periodY }, (_, y) => {
    const [first, second] = [nameOf(ring.at(0, y)), nameOf(ring.at(1, y))];
    if (first === GREEN && second === RED_OR_BLUE) return 0;
    return first === RED_OR_BLUE && second === GREEN ? 1 : undefined;
  });
  return rows.every((column) => column !== undefined) ? rows : undefined;
}

/** The same for equal offsets, in any order. */
function nameOf(offsets: readonly Offset[]): string {
  return offsets
    .map(({ dx, dy }) => `${dx},${dy}`)
    .sort()
    .join(' ');
}
