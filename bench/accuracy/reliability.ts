/** Whether finds are as certain as they claim to be. */
import type { Column } from './columns.ts';
import type { Row } from './body.ts';

/** What a find claims that the report calls certain. */
export const CERTAIN = 0.999;

const CLAIMS = [0.5, 0.9, 0.99, CERTAIN, 0.9999, 0.99999];

export interface Reliability {
  /** Confidence that is claimed to be exceeded. */
  readonly claim: number;
  /** Finds that claim more on sets without a defect, and how many sets those are. */
  readonly onClean: number;
  readonly sets: number;
  /** Finds that claim more on sets with defects, and how many of these are false. */
  readonly finds: number;
  readonly wrong: number;
}

/**
 * By decades of what is left to chance. The confidence of a find is the probability that chance makes none at least as certain in
 * its whole set: of N sets, finds that claim more than p may be made in N (1 − p).
 * @param rows those of other rankings and of sets that were refused do not count
 */
export function reliabilityOf(rows: readonly Row[]): Reliability[] {
  const judged = rows.filter(({ ranking, isRefused }) => ranking === 'evidence' && !isRefused);
  const clean = judged.filter(({ score }) => score.all.of === 0);
  const bad = judged.filter(({ score }) => score.all.of > 0);
  return CLAIMS.map((claim) => {
    const above = (some: readonly Row[]) => some.flatMap(({ claims }) => claims.filter((c) => c.confidence > claim));
    const onBad = above(bad);
    return {
      claim,
      onClean: above(clean).length,
      sets: clean.length,
      finds: onBad.length,
      wrong: onBad.filter(({ isFalse }) => isFalse).length,
    };
  });
}

export const RELIABILITY: readonly Column<Reliability>[] = [
  ['claimed: more than', ({ claim }) => `${String(+(100 * claim).toFixed(4))} %`],
  ['finds without defects', ({ onClean, sets }) => `${onClean} in ${sets} sets`],
  ['at most', ({ claim, sets }) => (sets * (1 - claim)).toPrecision(2)],
  ['finds with defects', ({ finds }) => String(finds)],
  ['of these false', ({ wrong }) => String(wrong)],
];
