import type { RankContext } from '../../hooks.ts';
import type { Check } from '../../result/schema.ts';
import type { EvidencePlanes } from '../../statistics/evidence.ts';
import type { Found } from '../scenes.ts';

/** What a ranking found, and from what: the material of its self-checks. */
export interface Judged extends Omit<Found, 'evidence'> {
  readonly context: RankContext;
  readonly planes: EvidencePlanes;
}

/** One thing that a Result says about its own trustworthiness; nothing where it does not apply. */
export type SelfCheck = (judged: Judged) => Check | undefined;
