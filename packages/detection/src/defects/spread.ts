/**
 * How far demosaicing and sharpening carry a defect. They do the same to all defects of a camera, so that all tell together what
 * a single one shows too weakly: the mean of all photographs around each, as shares of its amplitude.
 */
import type { Moments } from '@hotpix/statistics';
import type { Hit } from '../hits/hit.ts';
import { LEAST, MOST, SEEN } from './reach.ts';

/** What lies between these distances is level, and tells how much chance shows. */
const NEAR = 7;
const FAR = 10;
/** A share must be so many standard deviations of chance: a ring too much costs less than one too few. */
const SURE = 2;
/** The least deviation of a mean of numbers, in DN. */
const LEAST_DEVIATION = 0.1;

type Peak = Pick<Hit, 'x' | 'y' | 'amplitude'>;

/** The pixels at (±a, ±b) and (±b, ±a) from a pixel, with a >= b. */
interface Orbit {
  readonly distance: number;
  readonly offsets: readonly (readonly [dx: number, dy: number])[];
}

export class Spread {
  /** The largest share of an amplitude that shows at each distance, 0 where chance may have shown it. */
  private readonly shares: readonly number[];
  /** The largest share that chance may hide. */
  private readonly hidden: number;

  /** @param peaks of all defects: where each shows most, and how much of luma it adds there */
  constructor(moments: Moments, peaks: readonly Peak[]) {
    const all = sharesOf(moments, peaks);
    const hidden = SURE * Math.sqrt(mean(ofFar(all).map((share) => share ** 2)));
    this.hidden = hidden;
    this.shares = Array.from({ length: MOST + 1 }, (_, distance) => {
      const most = Math.max(...all.filter((_, i) => ORBITS[i].distance === distance).map(Math.abs));
      return most > hidden ? most : 0;
    });
  }

  /** The part of its amplitude that a defect shows at most at a distance in pixels, up to MOST. */
  shareAt(distance: number): number {
    return this.shares[distance];
  }

  /**
   * How many pixels away a defect of an amplitude, in DN, still moves what it meets: ring by ring up to the last that shows it, and
   * the next where chance may hide it.
   */
  reachOf(amplitude: number): number {
    const isSeen = (share: number): boolean => share * Math.abs(amplitude) > SEEN;
    const end = this.shares.findIndex((share, distance) => distance > LEAST && !isSeen(share));
    if (end < 0) return MOST;
    return isSeen(this.hidden) ? end : end - 1;
  }
}

const ORBITS: readonly Orbit[] = Array.from({ length: FAR + 1 }, (_, a) => a).flatMap((a) =>
  Array.from({ length: a + 1 }, (_, b) => ({ distance: a, offsets: offsetsOf(a, b) })),
);

/** Of each orbit the square of its distance from the pixel, which is Euclid's. */
const SQUARES = ORBITS.map(({ offsets: [[dx, dy]] }) => dx ** 2 + dy ** 2);

const ofFar = (values: readonly number[]): number[] => values.filter((_, i) => ORBITS[i].distance >= NEAR);

function offsetsOf(a: number, b: number): [number, number][] {
  const all = [a, -a].flatMap((x) =>
    [b, -b].flatMap((y): [number, number][] => [
      [x, y],
      [y, x],
    ]),
  );
  return [...new Map(all.map((offset) => [offset.join(), offset])).values()];
}

/** Of each orbit, by weighted least squares: a defect counts by its amplitude, and by how even its surroundings are. */
function sharesOf(moments: Moments, peaks: readonly Peak[]): number[] {
  const products = new Float64Array(ORBITS.length);
  let squares = 0;
  for (const { x, y, amplitude } of peaks) {
    const values = orbitsAround(moments, x, y);
    if (!values) continue;
    const added = withoutScene(values);
    const variance = Math.max(mean(ofFar(added).map((value) => value ** 2)), LEAST_DEVIATION ** 2);
    added.forEach((value, i) => (products[i] += (amplitude * value) / variance));
    squares += amplitude ** 2 / variance;
  }
  return [...products].map((product) => (squares > 0 ? product / squares : 0));
}

/** Less the bowl that fits what is far: of a scene that is smooth no more than that is left in the means of orbits. */
function withoutScene(values: readonly number[]): number[] {
  const [level, square] = [mean(ofFar(values)), mean(ofFar(SQUARES))];
  const slope = mean(ofFar(values.map((value, i) => (SQUARES[i] - square) * (value - level)))) / SQUARES_VARIANCE;
  return values.map((value, i) => value - level - slope * (SQUARES[i] - square));
}

/** The mean luma of each orbit; undefined where not all of them are in the picture. */
function orbitsAround(moments: Moments, x: number, y: number): number[] | undefined {
  const { active } = moments.shape;
  const isInside =
    x - FAR >= active.x &&
    y - FAR >= active.y &&
    x + FAR < active.x + active.width &&
    y + FAR < active.y + active.height;
  if (!isInside) return undefined;
  return ORBITS.map(({ offsets }) => mean(offsets.map(([dx, dy]) => moments.mean(x + dx, y + dy))));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const SQUARES_VARIANCE = mean(ofFar(SQUARES).map((square) => (square - mean(ofFar(SQUARES))) ** 2));
