/** Shapes that a scene is built of: convex, at any angle, with an edge of known softness. */
import type { Random } from '../random/random.ts';

/** A stretch of a row, from and up to, in pixels; empty where from >= to. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Shape {
  readonly top: number;
  readonly bottom: number;
  /** Where the row crosses the shape grown by that many pixels; an interval that is never too large for a negative growth nor too small for a positive one. */
  span(y: number, growth: number): Span;
  /** Distance from the edge in pixels, positive inside; exact near the edge. */
  depth(x: number, y: number): number;
}

export interface Direction {
  readonly x: number;
  readonly y: number;
}

const NOWHERE: Span = { from: 0, to: 0 };

/** A random direction, evenly distributed, as a vector of length 1. */
export function drawDirection(random: Random): Direction {
  for (;;) {
    const [x, y] = [random.between(-1, 1), random.between(-1, 1)];
    const length = Math.sqrt(x * x + y * y);
    if (length > 0.1 && length <= 1) return { x: x / length, y: y / length };
  }
}

/** Where a·x + b·y <= c. */
interface HalfPlane {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** A rectangle of those half sizes along `along` and across, with some corners cut off. */
export function polygon(
  centre: Direction,
  along: Direction,
  half: { readonly along: number; readonly across: number },
  cuts: readonly Direction[],
): Shape {
  const across = { x: -along.y, y: along.x };
  const plane = ({ x, y }: Direction, distance: number): HalfPlane => ({
    a: x,
    b: y,
    c: x * centre.x + y * centre.y + distance,
  });
  const opposite = ({ x, y }: Direction): Direction => ({ x: -x, y: -y });
  const planes = [
    plane(along, half.along),
    plane(opposite(along), half.along),
    plane(across, half.across),
    plane(opposite(across), half.across),
    ...cuts.map((direction) => plane(direction, 0.7 * Math.min(half.along, half.across))),
  ];
  const reach = Math.sqrt(half.along * half.along + half.across * half.across);
  return {
    top: centre.y - reach,
    bottom: centre.y + reach,
    span: (y, growth) => spanOfPlanes(planes, y, growth),
    depth: (x, y) => planes.reduce((least, { a, b, c }) => Math.min(least, c - a * x - b * y), Infinity),
  };
}

function spanOfPlanes(planes: readonly HalfPlane[], y: number, growth: number): Span {
  let [from, to] = [-Infinity, Infinity];
  for (const { a, b, c } of planes) {
    const room = c + growth - b * y;
    if (a > 1e-9) to = Math.min(to, room / a);
    else if (a < -1e-9) from = Math.max(from, room / a);
    else if (room < 0) return NOWHERE;
  }
  return { from, to };
}

/** An ellipse of those half axes along `along` and across. */
export function ellipse(
  centre: Direction,
  along: Direction,
  half: { readonly along: number; readonly across: number },
): Shape {
  const reach = Math.max(half.along, half.across);
  return {
    top: centre.y - reach,
    bottom: centre.y + reach,
    span: (y, growth) => spanOfEllipse(centre, along, half.along + growth, half.across + growth, y),
    depth: (x, y) => {
      const [dx, dy] = [x - centre.x, y - centre.y];
      const u = (dx * along.x + dy * along.y) / half.along;
      const v = (dy * along.x - dx * along.y) / half.across;
      const radius = Math.sqrt(u * u + v * v);
      // The first-order distance: how far from 1 the radius is, over its gradient.
      const [gu, gv] = [u / half.along, v / half.across];
      return radius === 0 ? reach : ((1 - radius) * radius) / Math.sqrt(gu * gu + gv * gv);
    },
  };
}

function spanOfEllipse(centre: Direction, along: Direction, a: number, b: number, y: number): Span {
  if (a <= 0 || b <= 0) return NOWHERE;
  const dy = y - centre.y;
  const [p, q] = [1 / (a * a), 1 / (b * b)];
  const square = along.x * along.x * p + along.y * along.y * q;
  const mixed = along.x * along.y * (p - q) * dy;
  const rest = (along.y * along.y * p + along.x * along.x * q) * dy * dy - 1;
  const root = mixed * mixed - square * rest;
  if (root <= 0) return NOWHERE;
  const middle = centre.x - mixed / square;
  return { from: middle - Math.sqrt(root) / square, to: middle + Math.sqrt(root) / square };
}
