/** Finds lines whose single pixels are too weak to be found. */
import type { FrameShape } from '../../nouns.ts';
import type { EvidencePlanes } from '../../statistics/evidence.ts';
import { normalDeviate, normalTail } from '../../statistics/special.ts';
import type { Direction, Line } from '../defects/lines.ts';
import type { Yardstick } from '../chance/yardstick.ts';

/** Lengths in pixels at which a line is looked for. */
const LENGTHS = [32, 128, 512];
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
export function scanLines(planes: EvidencePlanes, shape: FrameShape, yardstick: Yardstick, expected: number): Line[] {
  return (['column', 'row'] as const).flatMap((direction) => {
    const sums = new PrefixSums(planes, shape, yardstick, direction);
    const found = LENGTHS.flatMap((length) => scan(sums, length, (CAUTION * expected) / 2 / LENGTHS.length));
    return found.map((segment) => toLine(planes, shape, direction, trim(sums, segment), segment.score));
  });
}

/** Sums of clipped scores along every column, or row, of the active area. */
class PrefixSums {
  readonly lines: number;
  readonly length: number;
  private readonly sums: Float32Array;

  constructor(planes: EvidencePlanes, { width, active }: FrameShape, yardstick: Yardstick, direction: Direction) {
    const isColumn = direction === 'column';
    this.lines = isColumn ? active.width : active.height;
    this.length = isColumn ? active.height : active.width;
    this.sums = new Float32Array(this.lines * (this.length + 1));
    const [origin, step, next] = [active.y * width + active.x, isColumn ? width : 1, isColumn ? 1 : width];
    for (let line = 0; line < this.lines; line++) {
      let sum = 0;
      for (let place = 0; place < this.length; place++) {
        const site = origin + line * next + place * step;
        if (planes.count[site] > 0) sum += Math.max(-CLIP, Math.min(CLIP, yardstick.score(site)));
        this.sums[line * (this.length + 1) + place + 1] = sum;
      }
    }
  }

  between(line: number, from: number, to: number): number {
    const start = line * (this.length + 1);
    return this.sums[start + to] - this.sums[start + from];
  }
}

/** The segments of one length that lie beyond chance. */
function scan(sums: PrefixSums, length: number, expected: number): Segment[] {
  if (length > sums.length) return [];
  const starts: number[] = [];
  for (let from = 0; from + length <= sums.length; from += length / 2) starts.push(from);
  const values = starts.map((from) =>
    Float64Array.from({ length: sums.lines }, (_, line) => sums.between(line, from, from + length)),
  );
  const spread = spreadOf(values);
  if (spread === 0) return [];
  const limit = normalDeviate(expected / 2 / (starts.length * sums.lines));
  return starts.flatMap((from, i) =>
    Array.from(values[i], (value, across) => ({ across, from, length, score: value / spread }))
      .filter(({ across, score }) => Math.abs(score) >= limit && across >= BESIDE && across < sums.lines - BESIDE)
      .map((segment) => ({ ...segment, score: segment.score / besideOf(values[i], segment.across, spread) }))
      .filter((segment) => Math.abs(segment.score) >= limit && isEven(sums, segment)),
  );
}

function isEven(sums: PrefixSums, { across, from, length }: Segment): boolean {
  const half = sums.between(across, from, from + length / 2) / sums.between(across, from, from + length);
  return half >= LEAST_HALF && half <= 1 - LEAST_HALF;
}

/** Of the middle 68 % or, where that is wider for a normal distribution, of the outer 1 %, whose tails are those of scenery. */
function spreadOf(values: readonly Float64Array[]): number {
  const all = Float64Array.from(values.flatMap((row) => [...row])).sort();
  const width = (tail: number): number => {
    const [low, high] = [tail, 1 - tail].map((share) => all[Math.floor(share * (all.length - 1))]);
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

/** The part of the line around a segment in which the sum, less half of the segment's mean a pixel, grows most. */
function trim(
  sums: PrefixSums,
  { across, from, length, score }: Segment,
): { across: number; from: number; to: number } {
  const sign = Math.sign(score);
  const half = Math.abs(sums.between(across, from, from + length)) / length / 2;
  const gain = (place: number): number => sign * sums.between(across, 0, place) - half * place;
  const middle = from + length / 2;
  let [best, end] = [middle, middle];
  for (let place = middle; place >= 0; place--) if (gain(place) < gain(best)) best = place;
  for (let place = middle; place <= sums.length; place++) if (gain(place) > gain(end)) end = place;
  return { across, from: best, to: Math.max(end, best + 1) };
}

function toLine(
  planes: EvidencePlanes,
  { width, active }: FrameShape,
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
