/** By what chance the ranking of evidence judged. */
import * as z from 'zod/mini';
import { about, count, type Immutable, type ObjectOf } from '../define.ts';

export function evidenceSchema(object: ObjectOf) {
  return object({
    clip: about('Most that one frame can add to a score, in standard deviations.', z.number()),
    threshold: about('Score a site seen in every frame must reach; null where no score can.', z.nullable(z.number())),
    expectedFalse: about('Sites of the whole sensor expected beyond the threshold by chance.', z.number()),
    sites: about('Sites with at least one frame that counts.', count()),
    histogram: object({
      from: about('Score at the lower edge of the first bin.', z.number()),
      step: about('Width of a bin.', z.number()),
      counts: z.array(count()),
      expected: about('Sites that chance alone would put there.', z.array(z.number())),
    }),
  });
}

export type Evidence = Immutable<z.infer<ReturnType<typeof evidenceSchema>>>;
