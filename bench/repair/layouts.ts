/** Where the defects of a frame are. */
import type { Rectangle } from '@hotpix/core';

/** Pixels and clusters of them, or lines. */
export type LayoutGroup = 'pixels' | 'lines';

export interface Layout {
  readonly name: string;
  readonly group: LayoutGroup;
  /** Bad pixels of a frame of that size, clear of its border but for lines that cross it. */
  sites(width: number, height: number): Rectangle[];
}

/** Pixels between defects, so that one does not stand in the surroundings of another. */
const SPACING = 32;
const LINE_SPACING = 95;
/** Clear of the border. */
const MARGIN = 12;

export const LAYOUTS: readonly Layout[] = [
  { name: 'one pixel', group: 'pixels', sites: (width, height) => clusters(width, height, 1) },
  ...[2, 3, 5, 9].map((size): Layout => ({
    name: `cluster of ${size}`,
    group: 'pixels',
    sites: (width, height) => clusters(width, height, size),
  })),
  { name: 'column', group: 'lines', sites: columns(1) },
  { name: 'two columns', group: 'lines', sites: columns(2) },
  { name: 'row', group: 'lines', sites: rows },
  {
    name: 'part of a column',
    group: 'lines',
    sites: (width, height) => places(width, height, SPACING + 13).map(({ x, y }) => ({ x, y, width: 1, height: 20 })),
  },
];

/** Connected groups that grew at random, the same for the same size of frame. */
function clusters(width: number, height: number, size: number): Rectangle[] {
  const next = randomOf(size);
  return places(width, height, SPACING).flatMap(({ x, y }) => {
    const cells = [{ x: x + next(4), y: y + next(4) }];
    while (cells.length < size) {
      const from = cells[next(cells.length)];
      const [dx, dy] = [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ][next(4)];
      const cell = { x: from.x + dx, y: from.y + dy };
      if (!cells.some((other) => other.x === cell.x && other.y === cell.y)) cells.push(cell);
    }
    return cells.map((cell) => ({ ...cell, width: 1, height: 1 }));
  });
}

function columns(count: number): Layout['sites'] {
  return (width, height) => lines(width).map((x) => ({ x, y: 0, width: count, height }));
}

function rows(width: number, height: number): Rectangle[] {
  return lines(height).map((y) => ({ x: 0, y, width, height: 1 }));
}

/** An odd number of pixels apart, so that they meet every phase of a mosaic. */
function lines(length: number): number[] {
  return Array.from({ length: Math.floor((length - MARGIN) / LINE_SPACING) }, (_, i) => MARGIN + i * LINE_SPACING);
}

function places(width: number, height: number, spacing: number): { x: number; y: number }[] {
  const across = Math.ceil((width - 2 * MARGIN) / spacing);
  const down = Math.ceil((height - 2 * MARGIN) / spacing);
  return Array.from({ length: across * down }, (_, i) => ({
    x: MARGIN + spacing * (i % across),
    y: MARGIN + spacing * Math.floor(i / across),
  })).filter(({ x, y }) => x + spacing <= width + MARGIN && y + spacing <= height + MARGIN);
}

/** Whole numbers below a limit: the generator of Park and Miller. */
function randomOf(seed: number): (limit: number) => number {
  let state = seed * 7919 + 1;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * limit);
  };
}
