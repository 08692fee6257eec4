/** Bins that numbers are first sorted into. */
const BINS = 1 << 14;

/** Visits numbers row by row, every time in the same order. */
export type EachRow = (visit: (numbers: Float64Array) => void) => void;

/**
 * The numbers that would stand at some places if all were sorted. Counting them by bins first leaves few to sort: of
 * millions of numbers a fraction of the time of a selection place by place.
 * @param each of the rows of numbers, of which there is at least one
 * @param most that a number is above or below 0, finite
 */
export function numbersAt(each: EachRow, places: readonly number[], most: number): number[] {
  const bins = new Bins(most);
  each((numbers) => bins.count(numbers));
  const found = places.map((place) => bins.find(place));
  const members = new Members(bins, new Set(found.map(({ bin }) => bin)));
  each((numbers) => members.take(numbers));
  return found.map(({ bin, before }, i) => members.sorted(bin)[places[i] - before]);
}

/** A number is in the bin `(number + most) * density`, rounded down: of two numbers the greater is never in an earlier one. */
class Bins {
  readonly most: number;
  readonly density: number;
  readonly counts = new Uint32Array(BINS);

  constructor(most: number) {
    const density = (BINS - 1) / (2 * most);
    this.most = most;
    this.density = Number.isFinite(density) ? density : 0;
  }

  count(numbers: Float64Array): void {
    const { most, density, counts } = this;
    for (let i = 0; i < numbers.length; i++) counts[((numbers[i] + most) * density) | 0]++;
  }

  /** The bin of the number at a place, and how many there are before its first. */
  find(place: number): { bin: number; before: number } {
    const { counts } = this;
    let [bin, before] = [0, 0];
    while (before + counts[bin] <= place) before += counts[bin++];
    return { bin, before };
  }
}

/** The numbers of a few bins. */
class Members {
  private readonly bins: Bins;
  /** Of each bin one more than its number among those that are wanted; 0 of the others. */
  private readonly wanted = new Uint8Array(BINS);
  private readonly own: readonly Float64Array[];
  private readonly taken: Uint32Array;

  constructor(bins: Bins, of: ReadonlySet<number>) {
    this.bins = bins;
    this.own = Array.from(of, (bin) => new Float64Array(bins.counts[bin]));
    this.taken = new Uint32Array(of.size);
    for (const [i, bin] of [...of].entries()) this.wanted[bin] = i + 1;
  }

  take(numbers: Float64Array): void {
    const { most, density } = this.bins;
    const { wanted, own, taken } = this;
    for (let i = 0; i < numbers.length; i++) {
      const to = wanted[((numbers[i] + most) * density) | 0];
      if (to !== 0) own[to - 1][taken[to - 1]++] = numbers[i];
    }
  }

  sorted(bin: number): Float64Array {
    return this.own[this.wanted[bin] - 1].sort();
  }
}
