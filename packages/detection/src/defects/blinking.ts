/**
 * Tells hot pixels that come and go from those that scenes hide, by the sums of their standardised residuals.
 *
 * In a frame in which it stands out by q standard deviations of the calmest places, a pixel has z = q/k + a standard normal deviate,
 * clipped. The noise and the details of the places, k, scatter as a lognormal variable does, alike for all pixels of a set. What is there in
 * a share p of the frames stands out by q/p in these, and by nothing in the others. So the sum of z has a mean and a variance for every p,
 * and is taken to be normal. How wide k scatters around which median is averaged out over a grid, by what all hot pixels of the set say.
 */
import { exp, log, normalDensity, normalTail } from '@hotpix/statistics';

/** What is known of a hot pixel. */
export interface Sighting {
  /** Sum of the standardised residuals over the frames that count. */
  readonly sum: number;
  /** Frames that count. */
  readonly frames: number;
  /** By how many standard deviations of the calmest places it should stand out on average, above 0, in the frames of which that is known. */
  readonly sizes: readonly number[];
}

/** At which |z| is clipped. */
const CLIP = 6;
/** Shares of the frames in which a pixel that comes and goes is there. */
const SHARES = [0.25, 0.5, 0.75];
/** Share of the hot pixels of a set that blink, before anything is known of it. */
const PRIOR = 1 / 6;
/** Median of k, and standard deviation of its logarithm: from dark frames to scenes full of details. */
const MEDIANS = [0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8, 11, 16];
const SCATTERS = [0.25, 0.5, 0.75, 1, 1.25];
/** Share of frames that show anything at all, and of sums that do. */
const [STRAY_FRAMES, STRAY_SUMS] = [0.03, 0.02];
/** Share of itself by which the mean of a sum is not known. */
const VAGUE = 0.05;
/** Pixels that are looked at to learn of k, about. */
const PIXELS = 400;
/** What is that much less likely than the likeliest k is left out. */
const NEGLIGIBLE = 1e-3;

/** A sighting with its sizes counted by their places in a table: frames are many, places few. */
interface Counted extends Omit<Sighting, 'sizes'> {
  readonly known: number;
  readonly first: number;
  /** From the first place on. */
  readonly counts: Uint32Array;
}

/** What may hide pixels: a member of the grid, with how likely it is. */
interface Places {
  /** Of the median of k, in places of the table. */
  readonly shift: number;
  readonly table: Table;
  weight: number;
}

export class Blinking {
  private readonly places: readonly Places[];
  private readonly repeats: number;

  /**
   * @param sightings of the hot pixels of the set
   * @param repeats how many photographs show the scene of one, on average: what hides a pixel in one does so in all
   */
  constructor(sightings: readonly Sighting[], repeats: number) {
    this.repeats = repeats;
    const step = Math.ceil(sightings.length / PIXELS);
    const sample = sightings.filter((_, i) => i % step === 0).map(countSizes);
    const unscattered = clippedBySize();
    const grid = SCATTERS.flatMap((scatter) => {
      const table = scattered(unscattered, scatter);
      return MEDIANS.map((median) => ({ shift: placesIn(median), table, weight: 0 }));
    });
    for (const member of grid) {
      for (const one of sample) {
        const { steady, blinking } = this.likelihoods(one, member);
        member.weight += log((1 - PRIOR) * steady + PRIOR * blinking);
      }
    }
    const most = Math.max(...grid.map(({ weight }) => weight));
    for (const member of grid) member.weight = exp(member.weight - most);
    this.places = grid.filter(({ weight }) => weight >= NEGLIGIBLE);
  }

  /** How many times likelier it is that a pixel comes and goes than that it is always there. */
  oddsOf(sighting: Sighting): number {
    let [steady, blinking] = [0, 0];
    const counted = countSizes(sighting);
    for (const member of this.places) {
      const of = this.likelihoods(counted, member);
      steady += member.weight * of.steady;
      blinking += member.weight * of.blinking;
    }
    return blinking / steady;
  }

  private likelihoods(counted: Counted, places: Places): { steady: number; blinking: number } {
    const of = (share: number): number => this.likelihood(counted, places, share);
    return { steady: of(1), blinking: SHARES.reduce((sum, share) => sum + of(share), 0) / SHARES.length };
  }

  private likelihood({ sum, frames, known, first, counts }: Counted, { shift, table }: Places, share: number): number {
    let [mean, variance] = [0, 0];
    const offset = first - shift - placesIn(share);
    for (let i = 0; i < counts.length; i++) {
      const at = within(offset + i);
      const expected = (1 - STRAY_FRAMES) * share * table.means[at];
      const square = share * table.squares[at] + (1 - share) * NOTHING.square;
      mean += counts[i] * expected;
      variance += counts[i] * ((1 - STRAY_FRAMES) * square + STRAY_FRAMES * (CLIP ** 2 / 3) - expected ** 2);
    }
    // What is not known of some frames is as in the others.
    const scale = frames / known;
    const deviation = Math.sqrt(this.repeats * scale * variance + (VAGUE * scale * mean) ** 2);
    const density = normalDensity((sum - scale * mean) / deviation) / deviation;
    return (1 - STRAY_SUMS) * density + STRAY_SUMS / (2 * CLIP * frames);
  }
}

function countSizes({ sizes, ...rest }: Sighting): Counted {
  const places = sizes.map((size) => indexOf(log(size)));
  const [first, last] = places.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [Infinity, 0]);
  const counts = new Uint32Array(last - first + 1);
  for (const at of places) counts[at - first]++;
  return { ...rest, known: sizes.length, first, counts };
}

/** Means of z and of its square by the logarithm of q over the median of k. */
interface Table {
  readonly means: Float64Array;
  readonly squares: Float64Array;
}

const [LOWEST, HIGHEST, STEP] = [-8, 8, 0.05];
/** Deviates of the logarithm of k that are averaged over, to either side; a step of them is one of the table, or some, at every scatter. */
const [REACH, DEVIATE] = [2.6, 0.2];
/** So many standard deviations beyond the clip nothing else is seen. */
const CLIPPED = 8;

const LAST = Math.round((HIGHEST - LOWEST) / STEP);

const within = (place: number): number => Math.min(LAST, Math.max(0, place));
/** By how many places of the table a factor moves what is looked up. */
const placesIn = (factor: number): number => Math.round(log(factor) / STEP);
/** @param size logarithm of it */
const indexOf = (size: number): number => within(Math.round((size - LOWEST) / STEP));

function clippedBySize(): Table {
  const all = Array.from({ length: LAST + 1 }, (_, i) => clipped(exp(LOWEST + STEP * i)));
  return {
    means: Float64Array.from(all, ({ mean }) => mean),
    squares: Float64Array.from(all, ({ square }) => square),
  };
}

function scattered({ means, squares }: Table, scatter: number): Table {
  const count = Math.round(REACH / DEVIATE);
  const weights = Array.from({ length: 2 * count + 1 }, (_, j) => normalDensity((j - count) * DEVIATE));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const average = (values: Float64Array): Float64Array =>
    values.map((_, i) => {
      const at = (j: number): number => indexOf(LOWEST + STEP * i - scatter * (j - count) * DEVIATE);
      return weights.reduce((sum, weight, j) => sum + weight * values[at(j)], 0) / total;
    });
  return { means: average(means), squares: average(squares) };
}

/** Means of a normal deviate around a size that is clipped, and of its square. */
function clipped(size: number): { mean: number; square: number } {
  if (size > CLIP + CLIPPED) return { mean: CLIP, square: CLIP ** 2 };
  const [low, high] = [-CLIP - size, CLIP - size];
  const [below, above] = [1 - normalTail(low), normalTail(high)];
  const [atLow, atHigh] = [normalDensity(low), normalDensity(high)];
  const within = 1 - below - above;
  const ends = low * atLow - high * atHigh;
  return {
    mean: CLIP * (above - below) + size * within + atLow - atHigh,
    square: CLIP ** 2 * (above + below) + (size ** 2 + 1) * within + 2 * size * (atLow - atHigh) + ends,
  };
}

const NOTHING = clipped(0);
