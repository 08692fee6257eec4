import type { DetectionContext } from '../detection-context.ts';
import type { Check, RefusalCode } from '@hotpix/result';
import type { EvidencePlanes } from '@hotpix/statistics';
import type { Found } from '../find-in-scenes.ts';

/** What a ranking found, and from what: the material of its self-checks. */
export interface CheckInput extends Omit<Found, 'evidence'> {
  readonly context: DetectionContext;
  readonly planes: EvidencePlanes;
}

/** One thing that a Result says about its own trustworthiness; nothing where it does not apply. */
export type SelfCheck = (input: CheckInput) => Checked | undefined;

/** One that fails refuses the set, under a name that is documented as a reason. */
type Checked = Check &
  ({ readonly status: 'passed' | 'warning' } | { readonly status: 'failed'; readonly name: RefusalCode });
