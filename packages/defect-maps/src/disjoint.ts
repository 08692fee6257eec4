/** Rectangles that neither overlap nor touch. */
import { intersect, type Rectangle } from './defect-map.ts';

const grow = ({ x, y, width, height }: Rectangle): Rectangle => ({
  x: x - 1,
  y: y - 1,
  width: width + 2,
  height: height + 2,
});

function bounds(a: Rectangle, b: Rectangle): Rectangle {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** Those that overlap or touch, corners included, become their common bounds, until none do. Time grows as n squared. */
export function merge(rectangles: readonly Rectangle[]): Rectangle[] {
  const apart: Rectangle[] = [];
  for (const next of rectangles) {
    let grown: Rectangle = next;
    for (let index; (index = apart.findIndex((other) => intersect(grow(grown), other))) >= 0;) {
      grown = bounds(grown, apart.splice(index, 1)[0]);
    }
    apart.push(grown);
  }
  return apart;
}

/** A rectangle grown by as much of another as it overlaps or touches. */
export function takeIn(rectangle: Rectangle, other: Rectangle): Rectangle {
  const touched = intersect(grow(rectangle), other);
  return touched ? bounds(rectangle, touched) : rectangle;
}

/**
 * What is left of rectangles when others, and one pixel all around them, are taken away: up to four pieces of each.
 * @returns undefined for more pieces than `most`
 */
export function cutAway(
  rectangles: readonly Rectangle[],
  others: readonly Rectangle[],
  most: number,
): readonly Rectangle[] | undefined {
  let pieces = rectangles;
  for (const other of others) {
    const hole = grow(other);
    pieces = pieces.flatMap((piece) => without(piece, hole));
    if (pieces.length > most) return undefined;
  }
  return pieces;
}

function without(piece: Rectangle, hole: Rectangle): Rectangle[] {
  const common = intersect(piece, hole);
  if (!common) return [piece];
  const right = common.x + common.width;
  const bottom = common.y + common.height;
  return [
    { ...piece, height: common.y - piece.y },
    { ...piece, y: bottom, height: piece.y + piece.height - bottom },
    { x: piece.x, y: common.y, width: common.x - piece.x, height: common.height },
    { x: right, y: common.y, width: piece.x + piece.width - right, height: common.height },
  ].filter(({ width, height }) => width > 0 && height > 0);
}
