import { GrowingList } from '@hotpix/statistics';

/** Bins that numbers are first sorted into. */
const BINS = 1 << 14;

/** Rows of differences: in each, `numbers[behind + i] - numbers[before + i]` for i from 0 up to the length. */
export interface Rows {
  readonly numbers: Float64Array;
  readonly length: number;
  readonly of: readonly { readonly before: number; readonly behind: number }[];
}

/**
 * Millions of differences, sorted into bins: a number is in the bin `(number + most) * density`, rounded down, so that of two the greater
 * is never in an earlier one. That leaves few to sort, in a fraction of the time of a selection place by place; to keep them all costs
 * more than to take them again.
 */
export class Binned {
  private readonly rows: Rows;
  private readonly most: number;
  private readonly density: number;
  private readonly counts = new Uint32Array(BINS);

  /** @param most that a difference is above or below 0, finite */
  constructor(rows: Rows, most: number) {
    const density = (BINS - 1) / (2 * most);
    this.rows = rows;
    this.most = most;
    this.density = Number.isFinite(density) ? density : 0;
    for (const { before, behind } of rows.of) this.count(before, behind);
  }

  /** The differences that would stand at some places if all were sorted. */
  at(places: readonly number[]): number[] {
    const found = places.map((place) => this.find(place));
    const members = new Map(found.map(({ bin }) => [bin, [] as number[]]));
    const indices = this.indicesIn((bin) => members.has(bin));
    for (const index of indices) members.get(this.binOf(this.value(index)))?.push(this.value(index));
    const sorted = new Map([...members].map(([bin, own]) => [bin, Float64Array.from(own).sort()]));
    return found.map(({ bin, before }, i) => sorted.get(bin)![places[i] - before]);
  }

  /** The differences that are that far from 0, and a few that are nearly: their indices `row * length + i`. */
  beyond(least: number): Uint32Array {
    // A bin to either side is more than rounding takes.
    const edge = (bin: number): number => bin / this.density - this.most;
    return this.indicesIn((bin) => edge(bin + 2) >= least || edge(bin - 1) <= -least);
  }

  /** The difference of an index. */
  value(index: number): number {
    const { numbers, length, of } = this.rows;
    const { before, behind } = of[Math.floor(index / length)];
    return numbers[behind + (index % length)] - numbers[before + (index % length)];
  }

  private binOf(number: number): number {
    return ((number + this.most) * this.density) | 0;
  }

  private count(before: number, behind: number): void {
    const { most, density, counts } = this;
    const { numbers, length } = this.rows;
    for (let i = 0; i < length; i++) counts[((numbers[behind + i] - numbers[before + i] + most) * density) | 0]++;
  }

  /** The bin of the number at a place, and how many there are before its first. */
  private find(place: number): { bin: number; before: number } {
    const { counts } = this;
    let [bin, before] = [0, 0];
    while (before + counts[bin] <= place) before += counts[bin++];
    return { bin, before };
  }

  /** The indices of those whose bins are wanted. */
  private indicesIn(isWanted: (bin: number) => boolean): Uint32Array {
    const wanted = new Uint8Array(BINS);
    for (let bin = 0; bin < BINS; bin++) if (this.counts[bin] > 0 && isWanted(bin)) wanted[bin] = 1;
    const found = new GrowingList();
    if (!wanted.includes(1)) return found.values;
    this.rows.of.forEach(({ before, behind }, row) => this.list(before, behind, row, wanted, found));
    return found.values;
  }

  private list(before: number, behind: number, row: number, wanted: Uint8Array, found: GrowingList): void {
    const { most, density } = this;
    const { numbers, length } = this.rows;
    for (let i = 0; i < length; i++) {
      const bin = ((numbers[behind + i] - numbers[before + i] + most) * density) | 0;
      if (wanted[bin] === 1) found.push(row * length + i);
    }
  }
}
