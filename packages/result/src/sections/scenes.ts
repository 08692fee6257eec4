/** What kind of picture each photograph is, and which of them show one scene. */
import * as z from 'zod/mini';
import { about, count, maybe, type Immutable, type ObjectOf } from '../define.ts';

export function scenesSchema(object: ObjectOf) {
  const photograph = object({
    path: z.string(),
    texture: about(
      'Share of sampled places where the picture changes by more than noise within 16 pixels, 0 to 1.',
      z.number(),
    ),
    level: about('Median sample between black (0) and white (1).', z.number()),
    noise: about('Standard deviation of a sample in calm places, in DN.', z.number()),
    scene: about(
      'Number from 1 shared by photographs of one scene; absent where no other photograph shows it.',
      maybe(count()),
    ),
  });
  return object({
    photographs: about('Those that were counted, in the order of their paths.', z.array(photograph)),
  });
}

export type ScenesSection = Immutable<z.infer<ReturnType<typeof scenesSchema>>>;
