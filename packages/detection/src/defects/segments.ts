/** Segments whose sum stands out become lines, from where these begin to where they end. */
import { exp, normalTail } from '@hotpix/statistics';
import type { Sites } from '../chance/sites.ts';
import type { ClippedScores } from './clipped-scores.ts';
import type { Direction, Line } from './lines.ts';

/** Pixels of a column or row that stand out in sum. */
export interface Segment {
  readonly across: number;
  readonly from: number;
  readonly length: number;
  /** In standard deviations of all segments of its length, and of those beside it. */
  readonly score: number;
}

/** Part of a column or row. */
interface Interval {
  readonly across: number;
  readonly from: number;
  readonly to: number;
}

type Measured = Omit<Line, 'score' | 'confidence'>;

/** The segments of one direction. Those of one line are many, and mostly parts of the same. */
export class Segments {
  private readonly scores: ClippedScores;
  private readonly sites: Sites;
  private readonly direction: Direction;
  /** By the place across, the sums of scores from the start of the line on. */
  private readonly sums = new Map<number, Float64Array>();
  private readonly measured = new Map<string, Measured>();

  constructor(scores: ClippedScores, sites: Sites, direction: Direction) {
    this.scores = scores;
    this.sites = sites;
    this.direction = direction;
  }

  toLine(segment: Segment): Line {
    const { score } = segment;
    const { width, height } = this.sites.shape.active;
    const interval = trim(this.sumsOf(segment.across), segment);
    const confidence = exp(-2 * normalTail(Math.abs(score)) * width * height);
    return { ...this.measure(interval, score > 0), score, confidence };
  }

  private sumsOf(across: number): Float64Array {
    const known = this.sums.get(across);
    if (known) return known;
    const scores = this.scores.along(this.direction, across);
    const sums = new Float64Array(scores.length + 1);
    scores.forEach((value, place) => (sums[place + 1] = sums[place] + value));
    this.sums.set(across, sums);
    return sums;
  }

  private measure(interval: Interval, isAbove: boolean): Measured {
    const key = `${interval.across},${interval.from},${interval.to},${isAbove}`;
    const known = this.measured.get(key);
    if (known) return known;
    const measured = measure(this.sites, this.direction, interval, isAbove);
    this.measured.set(key, measured);
    return measured;
  }
}

/**
 * The interval around a segment in which the sum, less half of the segment's mean per pixel, grows most.
 * @param sums of the scores from the start of the line to each place
 */
function trim(sums: Float64Array, { across, from, length, score }: Segment): Interval {
  const half = Math.abs(sums[from + length] - sums[from]) / length / 2;
  const sign = Math.sign(score);
  const middle = from + length / 2;
  const inMiddle = sign * sums[middle] - half * middle;
  let [best, end, least, most] = [middle, middle, inMiddle, inMiddle];
  for (let place = middle; place >= 0; place--) {
    const gain = sign * sums[place] - half * place;
    if (gain < least) [best, least] = [place, gain];
  }
  for (let place = middle; place < sums.length; place++) {
    const gain = sign * sums[place] - half * place;
    if (gain > most) [end, most] = [place, gain];
  }
  return { across, from: best, to: Math.max(end, best + 1) };
}

function measure(
  { planes, shape: { width, active } }: Sites,
  kind: Direction,
  { across, from, to }: Interval,
  isAbove: boolean,
): Measured {
  const isColumn = kind === 'column';
  const x = active.x + (isColumn ? across : from);
  const y = active.y + (isColumn ? from : across);
  const length = to - from;
  let [residual, frames, clear, most] = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) {
    const site = (y + (isColumn ? i : 0)) * width + x + (isColumn ? 0 : i);
    residual += planes.residual[site] / 2;
    frames += planes.count[site];
    clear += isAbove ? planes.above[site] : planes.below[site];
    most = Math.max(most, planes.count[site]);
  }
  const extent = isColumn ? { x, y, width: 1, height: length } : { x, y, width: length, height: 1 };
  const counted = Math.max(1, frames);
  return { x, y, kind, amplitude: residual / counted, rate: clear / counted, frames: most, extent };
}
