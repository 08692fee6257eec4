/**
 * The block as it would be without the defect: the mean of what it may be, given the samples in and around it (Gaussian
 * process regression, or kriging). What a sample holds is the picture, what the defect adds (smear.ts), and what rounding the
 * coefficients did; the last spreads the defect over the whole block, which therefore is estimated as a whole.
 */
import type { JpegPlane } from '../coefficients/plane.ts';
import { FURTHEST, LENGTH, Similarity } from './similarity.ts';
import type { Ring, Smear } from './smear.ts';
import type { Spot } from './spot.ts';
import { systemOf } from './system.ts';
import { textureAround } from './texture.ts';

/** Samples so near to a spot count: the first of these distances that has enough good ones. */
const REACHES = [3, 6, 12, 24, FURTHEST];
const ENOUGH = 12;
/** But none further from the block: a spot may be long. */
const LEAST_SPAN = 9;
/** Around a line or a cluster there is more than this. Then the nearest are taken: time grows with the cube of their number. */
const MOST = 192;
const NEAREST = 128;
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
  const similarity = new Similarity(points, step * LENGTH ** power, power);
  const { matrix, vector: weights, solve } = systemOf(points.length);
  fill(matrix, points, similarity, rounding);
  points.forEach(({ value }, i) => (weights[i] = value - level));
  solve();
  const delta = new Float64Array(64);
  points.forEach((point, i) => {
    if (point.block !== block) return;
    const estimate = similarity.weighted(i, weights, level);
    delta[point.place] = Math.min(Math.max(estimate, 0), 255) - point.value;
  });
  return delta;
}

/** The covariances, of which `solve` reads the lower half: what the picture's samples share, what the defect adds, and rounding. */
function fill(matrix: Float64Array, points: readonly Point[], similarity: Similarity, rounding: Float64Array): void {
  const n = points.length;
  const blocks = Int32Array.from(points, ({ block }) => block);
  const places = Int32Array.from(points, ({ place }) => place);
  const names = new Map<Ring | undefined, number>([[undefined, 0]]);
  const rings = Int32Array.from(points, ({ ring }) => {
    if (!names.has(ring)) names.set(ring, names.size);
    return names.get(ring)!;
  });
  for (let i = 0; i < n; i++) {
    similarity.put(i, matrix, i * n);
    const { ring, isQuiet } = points[i];
    const [block, own, of, share] = [blocks[i], rings[i], 64 * places[i], isQuiet ? QUIET : 1];
    for (let k = 0; k <= i; k++) {
      if (ring && own === rings[k]) matrix[i * n + k] += ring.shared;
      if (block === blocks[k]) matrix[i * n + k] += rounding[of + places[k]] * share;
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
