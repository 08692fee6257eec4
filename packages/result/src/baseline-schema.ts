/** What a Result says of the one it was checked against. */
import * as z from 'zod/mini';
import { defectSchema } from './defect-schema.ts';
import { decisionShape } from './decisions/schema.ts';
import { about, count, maybe, type ObjectOf } from './define.ts';

const place = () => about('Its place in `defects`, from 0.', count());

export function baselineSchema(object: ObjectOf) {
  const changed = object({ defect: place(), before: about('Its amplitude in the baseline, in DN.', z.number()) });
  const decided = object({ defect: place(), ...decisionShape() });
  return object({
    new: about('Those of `defects` that the baseline does not have, the strongest first.', z.array(place())),
    gone: about(
      'What the baseline has beside `defects`, as it has it, the strongest first.',
      z.array(defectSchema(object)),
    ),
    worse: about('Those whose amplitude grew beyond noise, the most changed first.', z.array(changed)),
    better: about('Those whose amplitude shrank beyond noise, the most changed first.', z.array(changed)),
    same: about('How many are as they were.', count()),
    accepted: about('Those that would be new, had nobody decided to accept them.', maybe(z.array(decided))),
    expired: about('Those that were accepted until a day that is over; they are new again.', maybe(z.array(decided))),
    against: about(
      '`history` where the history of the camera tells what changed, and by it what was known before; absent where a baseline does.',
      maybe(z.literal('history')),
    ),
  });
}
