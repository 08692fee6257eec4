import type { JudgeContext } from '../judge-context.ts';
import type { Check, RefusalCode } from '@hotpix/result';
import type { EvidencePlanes } from '@hotpix/statistics';
import type { Found } from '../find-in-scenes.ts';

/** What a ranking found, and from what: the material of its self-checks. */
export interface Judged extends Omit<Found, 'evidence'> {
  readonly context: JudgeContext;
  readonly planes: EvidencePlanes;
}

/** One thing that a Result says about its own trustworthiness; nothing where it does not apply. */
export type SelfCheck = (judged: Judged) => Checked | undefined;

/** One that fails refuses the set, under a name that is documented as a reason. */
type Checked = Check &
  ({ readonly status: 'passed' | 'warning' } | { readonly status: 'failed'; readonly name: RefusalCode });
