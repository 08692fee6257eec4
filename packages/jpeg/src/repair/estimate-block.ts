/**
 * The block as it would be without the defect: the mean of what it may be, given the samples in and around it (Gaussian
 * process regression, or kriging). What a sample holds is the picture, what the defect adds (smear.ts), and what rounding the
 * coefficients did; the last spreads the defect over the whole block, which therefore is estimated as a whole.
 */
import type { JpegPlane } from '../coefficients/plane.ts';
import type { Ring, Smear } from './smear.ts';
import { solve } from './solve.ts';

/** Samples so near to a block count: first of these distances that has enough good ones. */
const REACHES = [3, 6, 12, 24, 48];
const ENOUGH = 12;
const MOST = 256;
/** Where neighbouring samples are alike, in samples: the correlation falls to 1/e over as many. */
const LENGTH = 16;
/** The least variance between neighbours: a picture in 8 bits has no less. */
const LEAST_STEP = 0.1;
/** The level of the surroundings is unknown, to the standard deviation of an 8-bit sample. */
const LEVEL = 74 ** 2;
/** Coefficients of a block without defect are mostly rounded to zero, and then err by less than step^2 / 12. */
const QUIET = 0.5;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly ring: Ring | undefined;
  /** Its place in the block, -1 outside. */
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
  const step = meanStep(good);
  const similarity = (a: Point, b: Point): number =>
    LEVEL + step * LENGTH * Math.exp(-Math.hypot(a.x - b.x, a.y - b.y) / LENGTH);
  const weights = Float64Array.from(points, ({ value }) => value - level);
  solve(covariances(points, similarity, rounding), weights);
  const delta = new Float64Array(64);
  for (const point of points) {
    if (point.place < 0) continue;
    const estimate = points.reduce((sum, other, i) => sum + weights[i] * similarity(point, other), level);
    delta[point.place] = Math.min(Math.max(estimate, 0), 255) - point.value;
  }
  return delta;
}

/** The lower half of the matrix, which is all that `solve` reads. */
function covariances(
  points: readonly Point[],
  similarity: (a: Point, b: Point) => number,
  rounding: Float64Array,
): Float64Array {
  const n = points.length;
  const matrix = new Float64Array(n * n);
  points.forEach((a, i) => {
    for (let k = 0; k <= i; k++) {
      const b = points[k];
      const isInside = a.place >= 0 && b.place >= 0;
      const shared = a.ring && a.ring === b.ring ? a.ring.shared : 0;
      matrix[i * n + k] = similarity(a, b) + shared + (isInside ? rounding[64 * a.place + b.place] : 0);
    }
    matrix[i * n + i] += (a.ring?.own ?? 0) + (a.place < 0 ? QUIET * rounding[0] : 0);
  });
  return matrix;
}

function pointsAround(plane: JpegPlane, smear: Smear, block: number): Point[] {
  const [left, top] = [8 * (block % plane.stride), 8 * Math.floor(block / plane.stride)];
  for (const reach of REACHES) {
    const points: Point[] = [];
    for (let y = Math.max(top - reach, 0); y < Math.min(top + 8 + reach, plane.height); y++) {
      for (let x = Math.max(left - reach, 0); x < Math.min(left + 8 + reach, plane.width); x++) {
        const isInside = x >= left && x < left + 8 && y >= top && y < top + 8;
        const place = isInside ? 8 * (y - top) + x - left : -1;
        const ring = smear.ringOf(x, y);
        // A bad sample that mirrors none says nothing outside its block.
        if (isInside || !ring || ring.shared > 0) points.push({ x, y, value: smear.sampleOf(x, y), ring, place });
      }
    }
    if (points.filter(({ ring }) => !ring).length >= ENOUGH) return nearest(points, left + 3.5, top + 3.5);
  }
  return [];
}

function nearest(points: Point[], x: number, y: number): Point[] {
  if (points.length <= MOST) return points;
  const distance = (point: Point): number => Math.hypot(point.x - x, point.y - y);
  return points.sort((a, b) => distance(a) - distance(b)).slice(0, MOST);
}

/** Half the mean squared difference of neighbouring samples: the slope of the variogram at its beginning. */
function meanStep(good: readonly Point[]): number {
  const values = new Map(good.map(({ x, y, value }) => [65536 * y + x, value]));
  let sum = 0;
  let count = 0;
  for (const { x, y, value } of good) {
    for (const other of [values.get(65536 * y + x + 1), values.get(65536 * (y + 1) + x)]) {
      if (other === undefined) continue;
      sum += (other - value) ** 2 / 2;
      count++;
    }
  }
  return Math.max(count > 0 ? sum / count : 0, LEAST_STEP);
}
