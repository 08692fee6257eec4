/** The samples that vary least. */
import * as z from 'zod/mini';
import { about, count, type Immutable, type ObjectOf } from '../define.ts';

export function varianceSchema(object: ObjectOf) {
  const sample = object({
    x: count(),
    y: count(),
    channel: about('Index of the channel from 0.', count()),
    value: about('Sum of squared deviations from the mean, in DN².', z.number()),
  });
  return object({ ranking: about('Least first.', z.array(sample)) });
}

export type VarianceSection = Immutable<z.infer<ReturnType<typeof varianceSchema>>>;
export type RankedSample = VarianceSection['ranking'][number];
