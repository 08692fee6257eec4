/** Finds lines whose single pixels are too weak to be found. */
import { BLOCK, normalDeviate } from '@hotpix/statistics';
import type { Line } from './lines.ts';
import { Binned } from '../chance/order-statistics.ts';
import type { NullModel } from '../chance/null-model.ts';
import { sumBlocks, type BlockSums } from './block-sums.ts';
import { ClippedScores } from './clipped-scores.ts';
import { Segments, type Segment } from './segments.ts';

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

/**
 * Segments of columns and rows whose scores in sum lie beyond those of all segments of that length, and beyond those beside.
 * The spread of the sums is that of their middle 68 %, in which the uneven columns of most sensors are contained.
 * @param expected segments of the whole sensor that may be reported by chance
 */
export function scanLines(nullModel: NullModel, expected: number): Line[] {
  const scores = new ClippedScores(nullModel, CLIP);
  const sums = sumBlocks(scores);
  return (['column', 'row'] as const).flatMap((direction) => {
    const found = LENGTHS.flatMap((length) => scan(sums[direction], length, (CAUTION * expected) / 2 / LENGTHS.length));
    const segments = new Segments(scores, nullModel.sites, direction);
    return found.map((segment) => segments.toLine(segment));
  });
}

/** The segments of one length that lie beyond chance. */
function scan(sums: BlockSums, length: number, expected: number): Segment[] {
  if (length > sums.length) return [];
  const starts: number[] = [];
  for (let from = 0; from + length <= sums.length; from += length / 2) starts.push(from);
  const all = starts.length * sums.lines;
  const binned = new Binned(sums.segments(starts, length), CLIP * (length + 1));
  const spread = spreadOf(binned, all);
  if (spread === 0) return [];
  const limit = normalDeviate(expected / 2 / all);
  const found: Segment[] = [];
  for (const index of binned.beyond(limit * spread)) {
    const [across, from] = [index % sums.lines, starts[Math.floor(index / sums.lines)]];
    const size = binned.value(index) / spread;
    if (across < BESIDE || across >= sums.lines - BESIDE || Math.abs(size) < limit) continue;
    const score = size / besideOf((distance) => binned.value(index + distance), spread);
    const segment = { across, from, length, score };
    if (Math.abs(score) >= limit && isEven(sums, segment)) found.push(segment);
  }
  return found;
}

function isEven(sums: BlockSums, { across, from, length }: Segment): boolean {
  const half = sums.between(across, from, from + length / 2) / sums.between(across, from, from + length);
  return half >= LEAST_HALF && half <= 1 - LEAST_HALF;
}

/** Of the middle 68 % or, where that is wider for a normal distribution, of the outer 1 %, whose tails are those of scenery. */
function spreadOf(binned: Binned, all: number): number {
  const tails = [0.1587, 0.005];
  const shares = tails.flatMap((tail) => [tail, 1 - tail]);
  const ends = binned.at(shares.map((share) => Math.floor(share * (all - 1))));
  return Math.max(...tails.map((tail, i) => (ends[2 * i + 1] - ends[2 * i]) / 2 / normalDeviate(tail)));
}

/** Factor, at least 1, by which the segments beside one are wider than all: an edge of the scene goes through them as well. */
function besideOf(valueAt: (distance: number) => number, spread: number): number {
  const near = Array.from({ length: 2 * BESIDE + 1 }, (_, i) => i - BESIDE)
    .filter((distance) => Math.abs(distance) > DISTURBED)
    .map((distance) => Math.abs(valueAt(distance)))
    .sort((a, b) => a - b);
  return Math.max(1, near[near.length >> 1] / (0.6745 * spread));
}
