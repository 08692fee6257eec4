import type { Crop, Defect } from '../../nouns.ts';

/** Of all crops of a defect, those where it shows most, and the one where it shows least, which tells that it comes and goes. */
export class BestCrops {
  private readonly sign: number;
  private readonly wanted: number;
  /** What shows most comes first; of crops that tell no difference, what was offered first. */
  private kept: Crop[] = [];

  constructor({ amplitude }: Defect, wanted: number) {
    this.sign = amplitude < 0 ? -1 : 1;
    this.wanted = wanted;
  }

  offer(crop: Crop): void {
    const sorted = [...this.kept, crop].sort((a, b) => this.strength(b) - this.strength(a));
    // The last but one is neither among the most nor the least.
    if (sorted.length > this.wanted) sorted.splice(Math.max(this.wanted - 1, 1), 1);
    this.kept = sorted;
  }

  get crops(): readonly Crop[] {
    return this.kept;
  }

  private strength({ difference = 0 }: Crop): number {
    return this.sign * difference;
  }
}
