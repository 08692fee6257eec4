import type { RankContext } from '../../hooks.ts';
import type { Defect } from '../../nouns.ts';
import type { Check } from '../../result/schema.ts';
import type { EvidencePlanes } from '../../statistics/evidence.ts';
import type { Yardstick } from '../yardstick.ts';

/** What a ranking found, and from what: the material of its self-checks. */
export interface Judged {
  readonly context: RankContext;
  readonly planes: EvidencePlanes;
  readonly yardstick: Yardstick;
  /** That chance carries a site beyond one of its limits. */
  readonly probability: number;
  /** Pixels that stand out. */
  readonly hits: number;
  /** As many of them as are listed at most. */
  readonly mostHits: number;
  readonly defects: readonly Defect[];
}

/** One thing that a Result says about its own trustworthiness; nothing where it does not apply. */
export type SelfCheck = (judged: Judged) => Check | undefined;
