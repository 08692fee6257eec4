import type { Crop, Defect } from '../../nouns.ts';

/** Of all crops of a defect, those where it shows most, and the one where it shows least, which tells that it comes and goes. */
export class BestCrops {
  private readonly sign: number;
  private readonly wanted: number;
  /** What shows most comes first; of crops that tell no difference, what was offered first. */
  private kept: Crop[] = [];
  /** Of all that were offered and tell a difference: how many there are, and how many differ as the defect does. */
  private readonly counts = { photographs: 0, beyond: 0 };

  constructor({ amplitude }: Defect, wanted: number) {
    this.sign = amplitude < 0 ? -1 : 1;
    this.wanted = wanted;
  }

  offer(crop: Crop): void {
    if (crop.difference !== undefined) {
      this.counts.photographs++;
      if (this.strength(crop) > 0) this.counts.beyond++;
    }
    const sorted = [...this.kept, crop].sort((a, b) => this.strength(b) - this.strength(a));
    // The last but one is neither among the most nor the least.
    if (sorted.length > this.wanted) sorted.splice(Math.max(this.wanted - 1, 1), 1);
    this.kept = sorted;
  }

  get crops(): readonly Crop[] {
    return this.kept;
  }

  get examined(): Defect['examined'] {
    return this.counts.photographs > 0 ? { ...this.counts } : undefined;
  }

  private strength({ difference = 0 }: Crop): number {
    return this.sign * difference;
  }
}
