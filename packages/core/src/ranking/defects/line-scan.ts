/** Finds lines whose single pixels are too weak to be found. */
import { normalDeviate, normalTail } from '../../statistics/special.ts';
import type { Direction, Line } from '../defects/lines.ts';
import { nthOf } from '../../statistics/median.ts';
import type { Sites } from '../chance/sites.ts';
import type { Yardstick } from '../chance/yardstick.ts';
import { BLOCK, sumBlocks, type BlockSums } from './block-sums.ts';
import { ClippedScores } from './clipped-scores.ts';

/** Lengths in pixels at which a line is looked for; their halves are whole numbers of blocks. */
const LENGTHS = [2, 8, 32].map((blocks) => blocks * BLOCK);
/** Most that one pixel adds, in standard deviations: a line is no matter of a few. */
const CLIP = 3;
/** Lines to each side among which one must stand out. */
const BESIDE = 8;
/** Those next to it that its own pixels disturb, as neighbours. */
const DISTURBED = 2;

/** Along an edge of a scene the scores go together, and their sums are not normal far out. */
const CAUTION = 0.01;
/** Part of the sum that either half of a segment must have. */
const LEAST_HALF = 0.25;

interface Segment {
  readonly across: number;
  readonly from: number;
  readonly length: number;
  /** In standard deviations of all segments of its length, and of those beside it. */
  readonly score: number;
}

/**
 * Segments of columns and rows whose scores in sum lie beyond those of all segments of that length, and beyond those beside.
 * The spread of the sums is that of their middle 68 %, in which the uneven columns of most sensors are contained.
 * @param expected segments of the whole sensor that may be reported by chance
 */
export function scanLines(yardstick: Yardstick, expected: number): Line[] {
  const scores = new ClippedScores(yardstick, CLIP);
  const sums = sumBlocks(scores);
  return (['column', 'row'] as const).flatMap((direction) => {
    const found = LENGTHS.flatMap((length) => scan(sums[direction], length, (CAUTION * expected) / 2 / LENGTHS.length));
    return found.map((segment) =>
      toLine(yardstick.sites, direction, trim(scores.along(direction, segment.across), segment), segment.score),
    );
  });
}

/** The segments of one length that lie beyond chance. */
function scan(sums: BlockSums, length: number, expected: number): Segment[] {
  if (length > sums.length) return [];
  const starts: number[] = [];
  for (let from = 0; from + length <= sums.length; from += length / 2) starts.push(from);
  const values = new Float64Array(starts.length * sums.lines);
  starts.forEach((from, i) => values.set(sums.segments(from, from + length), i * sums.lines));
  const spread = spreadOf(values.slice());
  if (spread === 0) return [];
  const limit = normalDeviate(expected / 2 / values.length);
  return starts.flatMap((from, i) => {
    const beside = values.subarray(i * sums.lines, (i + 1) * sums.lines);
    const found: Segment[] = [];
    for (let across = BESIDE; across < sums.lines - BESIDE; across++) {
      if (Math.abs(beside[across] / spread) < limit) continue;
      const score = beside[across] / spread / besideOf(beside, across, spread);
      const segment = { across, from, length, score };
      if (Math.abs(score) >= limit && isEven(sums, segment)) found.push(segment);
    }
    return found;
  });
}

function isEven(sums: BlockSums, { across, from, length }: Segment): boolean {
  const half = sums.between(across, from, from + length / 2) / sums.between(across, from, from + length);
  return half >= LEAST_HALF && half <= 1 - LEAST_HALF;
}

/**
 * Of the middle 68 % or, where that is wider for a normal distribution, of the outer 1 %, whose tails are those of scenery.
 * @param values are left in another order
 */
function spreadOf(values: Float64Array): number {
  const width = (tail: number): number => {
    const [low, high] = [tail, 1 - tail].map((share) => nthOf(values, Math.floor(share * (values.length - 1))));
    return (high - low) / 2 / normalDeviate(tail);
  };
  return Math.max(width(0.1587), width(0.005));
}

/** Factor, at least 1, by which the segments beside one are wider than all: an edge of the scene goes through them as well. */
function besideOf(values: Float64Array, across: number, spread: number): number {
  const near = Array.from({ length: 2 * BESIDE + 1 }, (_, i) => i - BESIDE)
    .filter((distance) => Math.abs(distance) > DISTURBED)
    .map((distance) => Math.abs(values[across + distance]))
    .sort((a, b) => a - b);
  return Math.max(1, near[near.length >> 1] / (0.6745 * spread));
}

/**
 * The part of the line around a segment in which the sum, less half of the segment's mean a pixel, grows most.
 * @param scores of the line
 */
function trim(
  scores: Float64Array,
  { across, from, length, score }: Segment,
): { across: number; from: number; to: number } {
  const sums = new Float64Array(scores.length + 1);
  scores.forEach((value, place) => (sums[place + 1] = sums[place] + value));
  const half = Math.abs(sums[from + length] - sums[from]) / length / 2;
  const gain = (place: number): number => Math.sign(score) * sums[place] - half * place;
  const middle = from + length / 2;
  let [best, end] = [middle, middle];
  for (let place = middle; place >= 0; place--) if (gain(place) < gain(best)) best = place;
  for (let place = middle; place <= scores.length; place++) if (gain(place) > gain(end)) end = place;
  return { across, from: best, to: Math.max(end, best + 1) };
}

function toLine(
  { planes, shape: { width, active } }: Sites,
  kind: Direction,
  { across, from, to }: { across: number; from: number; to: number },
  score: number,
): Line {
  const isColumn = kind === 'column';
  const x = active.x + (isColumn ? across : from);
  const y = active.y + (isColumn ? from : across);
  const length = to - from;
  let [residual, frames, clear, most] = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) {
    const site = (y + (isColumn ? i : 0)) * width + x + (isColumn ? 0 : i);
    residual += planes.residual[site] / 2;
    frames += planes.count[site];
    clear += score > 0 ? planes.above[site] : planes.below[site];
    most = Math.max(most, planes.count[site]);
  }
  const extent = isColumn ? { x, y, width: 1, height: length } : { x, y, width: length, height: 1 };
  const counted = Math.max(1, frames);
  const confidence = Math.exp(-2 * normalTail(Math.abs(score)) * active.width * active.height);
  return { x, y, kind, amplitude: residual / counted, rate: clear / counted, frames: most, score, confidence, extent };
}
