/**
 * The block as it would be without the defect: the mean of what it may be, given the samples in and around it (Gaussian
 * process regression, or kriging). What a sample holds is the picture, what the defect adds (smear.ts), and what rounding the
 * coefficients did; the last spreads the defect over the whole block, which therefore is estimated as a whole.
 */
import type { JpegPlane } from '../coefficients/plane.ts';
import type { Ring, Smear } from './smear.ts';
import type { Spot } from './spot.ts';
import { systemOf } from './system.ts';
import { textureAround } from './texture.ts';

/** Samples so near to a spot count: the first of these distances that has enough good ones. */
const REACHES = [3, 6, 12, 24, 48];
/** No sample further from a block says anything of it. */
export const FURTHEST = REACHES[REACHES.length - 1];
const ENOUGH = 12;
/** But none further from the block: a spot may be long. */
const LEAST_SPAN = 9;
/** Around a line or a cluster there is more than this. Then the nearest are taken: time grows with the cube of their number. */
const MOST = 192;
const NEAREST = 128;
/** Where neighbouring samples are alike, in samples: the correlation falls to 1/e over as many. */
const LENGTH = 16;
/** The level of the surroundings is unknown, to the standard deviation of numbers even between 0 and 255. */
const LEVEL = 74 ** 2;
/** Coefficients of a block without defect are mostly rounded to zero, and then err by less than step^2 / 12. */
const QUIET = 0.5;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly ring: Ring | undefined;
  /** No bad sample in its block. */
  readonly isQuiet: boolean;
  /** The number of its block, and its place in there. */
  readonly block: number;
  readonly place: number;
}

/**
 * @param rounding of roundingCovariance
 * @returns what to add to the 64 samples; undefined where nothing good is near enough
 */
export function estimateBlock(
  plane: JpegPlane,
  smear: Smear,
  rounding: Float64Array,
  block: number,
): Float64Array | undefined {
  const points = pointsAround(plane, smear, block);
  const good = points.filter(({ ring }) => !ring);
  if (good.length < ENOUGH) return undefined;
  const level = good.reduce((sum, { value }) => sum + value, 0) / good.length;
  const { step, power } = textureAround(plane, smear, block, good);
  const n = points.length;
  const similarity = similarities(points, step * LENGTH ** power, power);
  const { matrix, vector: weights, solve } = systemOf(n);
  addUnknowns(points, similarity, rounding, matrix);
  points.forEach(({ value }, i) => (weights[i] = value - level));
  solve();
  const delta = new Float64Array(64);
  points.forEach((point, i) => {
    if (point.block !== block) return;
    let estimate = level;
    for (let k = 0; k <= i; k++) estimate += weights[k] * similarity[i * n + k];
    for (let k = i + 1; k < n; k++) estimate += weights[k] * similarity[k * n + i];
    delta[point.place] = Math.min(Math.max(estimate, 0), 255) - point.value;
  });
  return delta;
}

/** More than two samples lie apart that matter to one block. */
const SPAN = 8 + 2 * FURTHEST;

/** Of samples that lie so far apart, across and down, the distance as a share of LENGTH. */
const DISTANCES = new Float64Array(SPAN * SPAN);
for (let at = 0; at < DISTANCES.length; at++) DISTANCES[at] = Math.hypot(at % SPAN, Math.floor(at / SPAN)) / LENGTH;

/** What the picture's samples share, the lower half of the matrix; worked out once a distance, which are fewer than pairs. */
function similarities(points: readonly Point[], variance: number, power: number): Float64Array {
  const n = points.length;
  const [xs, ys] = [Int32Array.from(points, ({ x }) => x), Int32Array.from(points, ({ y }) => y)];
  const across = Math.max(...xs) - Math.min(...xs) + 1;
  const known = new Float64Array(across * (Math.max(...ys) - Math.min(...ys) + 1));
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k <= i; k++) {
      const [dx, dy] = [Math.abs(xs[i] - xs[k]), Math.abs(ys[i] - ys[k])];
      const at = across * dy + dx;
      if (known[at] === 0) known[at] = LEVEL + variance * Math.exp(-(DISTANCES[SPAN * dy + dx] ** power));
      matrix[i * n + k] = known[at];
    }
  }
  return matrix;
}

/** Adds to it what the defect adds, and rounding; the lower half, which is all that `solve` reads. */
function addUnknowns(
  points: readonly Point[],
  similarity: Float64Array,
  rounding: Float64Array,
  matrix: Float64Array,
): void {
  const n = points.length;
  matrix.set(similarity);
  for (let i = 0; i < n; i++) {
    const { ring, block, place, isQuiet } = points[i];
    const share = isQuiet ? QUIET : 1;
    for (let k = 0; k <= i; k++) {
      const other = points[k];
      if (ring && ring === other.ring) matrix[i * n + k] += ring.shared;
      if (block === other.block) matrix[i * n + k] += rounding[64 * place + other.place] * share;
    }
    matrix[i * n + i] += ring?.own ?? 0;
  }
}

/** The samples of the block, and those near a spot that touches it. */
function pointsAround(plane: JpegPlane, smear: Smear, block: number): Point[] {
  const [left, top] = [8 * (block % plane.stride), 8 * Math.floor(block / plane.stride)];
  const spots = smear.spotsOf(block);
  for (const reach of REACHES) {
    const span = Math.max(reach, LEAST_SPAN);
    const points: Point[] = [];
    for (let y = Math.max(top - span, 0); y < Math.min(top + 8 + span, plane.height); y++) {
      for (let x = Math.max(left - span, 0); x < Math.min(left + 8 + span, plane.width); x++) {
        const isInside = x >= left && x < left + 8 && y >= top && y < top + 8;
        if (!isInside && !spots.some((spot) => isNear(spot, x, y, reach))) continue;
        const ring = smear.ringOf(x, y);
        // A bad sample that mirrors none says nothing outside its block.
        if (!isInside && ring?.shared === 0) continue;
        const number = (y >> 3) * plane.stride + (x >> 3);
        const isQuiet = !smear.isTouched(x, y);
        points.push({ x, y, value: smear.sampleOf(x, y), ring, block: number, place: 8 * (y & 7) + (x & 7), isQuiet });
      }
    }
    if (points.filter(({ ring }) => !ring).length >= ENOUGH) return nearest(points, left + 3.5, top + 3.5);
  }
  return [];
}

const isNear = ({ x, y, width, height }: Spot, column: number, row: number, reach: number): boolean =>
  column >= x - reach && column < x + width + reach && row >= y - reach && row < y + height + reach;

function nearest(points: Point[], x: number, y: number): Point[] {
  if (points.length <= MOST) return points;
  const distances = new Map(points.map((point) => [point, Math.hypot(point.x - x, point.y - y)]));
  return points.sort((a, b) => distances.get(a)! - distances.get(b)!).slice(0, NEAREST);
}
