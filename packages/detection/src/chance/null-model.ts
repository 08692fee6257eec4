/** What a sum of evidence is worth, and from where on a pixel is reported. */
import type { ClassScales } from '@hotpix/statistics';
import { backgroundOf } from './background.ts';
import { cautionOf, clearTail, LimitTable, scenesIn, UsualLimits } from './limit-table.ts';
import { inflationsOf, rawScoresOf } from './inflations.ts';
import { Phase } from './phase.ts';
import { ONCE, type Recurrence } from './recurrence.ts';
import { sharesOf } from './shares.ts';
import type { Sites } from './sites.ts';
import type { Clear } from './steps.ts';
import { USUAL, type Surroundings } from './surroundings.ts';
import { shownAt, shownWithout, type Shown } from './shown.ts';

/** How far a sum of n frames is from chance. */
export interface Standing {
  /** In standard deviations of chance; signed. */
  readonly score: number;
  /** Probability that chance gets one pixel this far, on this side. */
  readonly probability: number;
}

/**
 * The null model of a set: what its frames show by chance, phase by phase, widened where the pixels as a whole spread more
 * than independent frames could make them (fixed pattern in darks and flats, scenes that hardly change).
 */
export class NullModel {
  readonly sites: Sites;
  /** Factor by which the middle 68 % of the scores spread more than chance would have it, at least 1; the mean over the phases. */
  readonly inflation: number;
  /** Standard deviation of a step by chance, the mean over the phases. */
  readonly deviation: number;
  /** Shares of the steps that are clear differences, the mean over the phases. */
  readonly clear: Clear;
  private readonly phases: readonly Phase[];
  /** Phase by phase, of each probability that was asked for. */
  private readonly limits = new Map<number, LimitTable[]>();
  /** The sites beyond them, likewise. */
  private readonly found = new Map<number, Uint32Array>();
  /** How the scenes recur. */
  readonly recurrence: Recurrence;

  /** @param except sites that are known to be defective, or to be smeared over by a defect */
  constructor(sites: Sites, recurrence: Recurrence = ONCE, except: Iterable<number> = []) {
    this.sites = sites;
    this.recurrence = recurrence;
    this.phases = backgroundOf(sites.planes, sites.shape, except).map((histogram) => new Phase(histogram));
    const inflations = inflationsOf(sites.sums, rawScoresOf(sites, this.phases), this.phases.length);
    this.phases.forEach((phase, i) => (phase.inflation = inflations[i]));
    const seen = this.phases.filter(({ chance }) => chance.deviation > 0);
    const mean = (value: (phase: Phase) => number): number =>
      seen.length === 0 ? 0 : seen.reduce((sum, phase) => sum + value(phase), 0) / seen.length;
    this.inflation = seen.length === 0 ? 1 : mean(({ inflation }) => inflation);
    this.deviation = mean(({ chance }) => chance.deviation);
    this.clear = { above: mean(({ clear }) => clear.above), below: mean(({ clear }) => clear.below) };
  }

  /** Sites whose sum, or excess, chance would carry there with at most that probability, in the order of their indices. */
  beyond(probability: number): Uint32Array {
    const known = this.found.get(probability);
    if (known) return known;
    const limits = this.limitsOf(probability);
    const found = this.sites.outliers.beyond(({ phase, frames }) => limits[phase].of(frames));
    this.found.set(probability, found);
    return found;
  }

  /** The score of a site. */
  score(i: number): number {
    const { count, sum } = this.sites.planes;
    const { [this.sites.phaseAt(i)]: phase } = this.phases;
    return phase.rawScore(count[i], sum[i]) / phase.inflation;
  }

  /** The scores of the sums of all classes. */
  get scores(): Float64Array {
    const { sums } = this.sites;
    const inflations = this.phases.map(({ inflation }) => inflation);
    return rawScoresOf(this.sites, this.phases).map((score, entry) => score / inflations[sums.phases[entry]]);
  }

  /** The scales of all classes. */
  get scales(): ClassScales {
    const { classes, numbers } = this.sites;
    const scales = { middles: new Float64Array(numbers), units: new Float64Array(numbers).fill(Infinity) };
    for (const { phase, frames, number } of classes) {
      const { middle, unit } = this.phases[phase].scaleOf(frames);
      [scales.middles[number], scales.units[number]] = [middle, unit];
    }
    return scales;
  }

  /** What the sum of a site is worth among its surroundings. */
  standing(i: number, around: Surroundings = USUAL): Standing {
    return this.standingOf(i, shownAt(this.sites.planes, i), around, this.recurrence.repeats);
  }

  /** Probability that chance gives a site its excess. */
  excessProbability(i: number, around: Surroundings = USUAL): number {
    return this.excessProbabilityOf(i, shownAt(this.sites.planes, i), around, this.recurrence.repeats);
  }

  /**
   * Probability that chance lets a site differ clearly in as many frames as it did, on one side or whichever way. Of scenes that
   * come again those frames count once.
   */
  clearProbability(i: number, side: keyof Clear | 'either', around: Surroundings = USUAL): number {
    return this.clearProbabilityOf(i, shownAt(this.sites.planes, i), side, around, this.recurrence.repeats);
  }

  /**
   * Probability that chance carries a site this far, in the way in which it is least, by the frames that do not show the scene
   * which came most often; 0 where every scene came once.
   */
  elsewhere(i: number, around: Surroundings = USUAL, side: 'below' | 'either' = 'below'): number {
    const { largest, repeatsElsewhere } = this.recurrence;
    if (largest === 1) return 0;
    const { chance } = this.phases[this.sites.phaseAt(i)];
    const shown = shownWithout(shownAt(this.sites.planes, i), largest, chance.mean);
    if (shown.count === 0) return 1;
    return Math.min(
      this.standingOf(i, shown, around, repeatsElsewhere).probability,
      this.excessProbabilityOf(i, shown, around, repeatsElsewhere),
      this.clearProbabilityOf(i, shown, side, around, repeatsElsewhere),
    );
  }

  private standingOf(i: number, { count, sum }: Shown, surroundings: Surroundings, repeats: number): Standing {
    const { centre, widening, clear } = surroundings;
    const { chance, inflation } = this.phaseOf(i, clear);
    const { middle, unit } = this.phases[this.sites.phaseAt(i)].scaleOf(count);
    const apart = sum - middle;
    const shift = apart > 0 ? Math.max(0, centre) : Math.min(0, centre);
    const rest = Number.isFinite(unit) ? apart - shift * unit : 0;
    const s = middle + rest / (inflation * widening * cautionOf(repeats));
    const probability = s >= middle ? chance.atLeast(count, s) : chance.atMost(count, s);
    return { score: rest / unit / widening, probability };
  }

  private excessProbabilityOf(
    i: number,
    { count, excess: sum }: Shown,
    { widening, clear }: Surroundings,
    repeats: number,
  ): number {
    const { excess, inflation } = this.phaseOf(i, clear);
    return excess.atLeast(scenesIn(count, repeats), sum / (repeats * inflation * widening));
  }

  private clearProbabilityOf(
    i: number,
    { count, above, below }: Shown,
    side: keyof Clear | 'either',
    { widening, clear }: Surroundings,
    repeats: number,
  ): number {
    const { clear: share, inflation } = this.phases[this.sites.phaseAt(i)];
    let [seen, rate] = [0, 0];
    if (side !== 'below') [seen, rate] = [above, clear.above * share.above];
    if (side !== 'above') [seen, rate] = [seen + below, rate + clear.below * share.below];
    return clearTail(count, Math.min(count, seen), Math.min(1, rate), { inflation: inflation * widening, repeats });
  }

  /** Shares of the pixels seen in n frames that chance puts between each two scores, which ascend, on the mean of the phases. */
  shares(n: number, scores: readonly number[]): number[] {
    const ofPhases = this.phases.map(({ chance }) => sharesOf(chance, n, scores));
    return scores.slice(1).map((_, i) => ofPhases.reduce((sum, shares) => sum + shares[i], 0) / ofPhases.length);
  }

  /** The score that a pixel seen in n frames must reach, null where none can; the largest of those of the phases. */
  threshold(n: number, probability: number): number | null {
    const limits = this.limitsOf(probability);
    const scores = this.phases
      .map((phase, i) => ({ phase, limit: limits[i] }))
      .filter(({ phase }) => phase.chance.deviation > 0)
      .map(({ phase, limit }) => phase.rawScore(n, limit.of(n).high) / phase.inflation);
    const within = scores.filter(Number.isFinite);
    return within.length === 0 ? null : Math.max(...within);
  }

  private phaseOf(i: number, clear: Clear): Phase {
    return this.phases[this.sites.phaseAt(i)].with(clear);
  }

  private limitsOf(probability: number): LimitTable[] {
    const { repeats } = this.recurrence;
    const limits = this.limits.get(probability);
    if (limits) return limits;
    const usual = new UsualLimits();
    const made = this.phases.map(
      ({ chance, excess, clear, inflation }) =>
        new LimitTable(chance, excess, clear.below, { inflation, repeats }, probability, usual),
    );
    this.limits.set(probability, made);
    return made;
  }
}
