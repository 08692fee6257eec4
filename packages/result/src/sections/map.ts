/** The list of another program that the defects are of, which nobody looked for in photographs. */
import * as z from 'zod/mini';
import { about, type Immutable, type ObjectOf } from '../define.ts';

export function mapSchema(object: ObjectOf) {
  return object({
    path: about('Of the list.', z.string()),
    format: about('What kind of list it is, as `dcraw`.', z.string()),
    tellsKinds: about(
      'Whether it says of every pixel what is wrong with it; where not, all but lines are called hot.',
      z.boolean(),
    ),
  });
}

export type MapSection = Immutable<z.infer<ReturnType<typeof mapSchema>>>;
