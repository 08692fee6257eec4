/** What rankers tell beside defects: each under the name of its plugin. */
import * as z from 'zod/mini';
import { about, maybe, type ObjectOf } from '../define.ts';
import { emva1288Schema, type Emva1288 } from './emva1288.ts';
import { evidenceSchema, type Evidence } from './evidence.ts';
import { mapSchema, type MapSection } from './map.ts';
import { scenesSchema, type ScenesSection } from './scenes.ts';
import { varianceSchema, type VarianceSection } from './variance.ts';

/** Those of the built-in plugins are known; of any other plugin a section is JSON, and kept as it is. */
export interface Sections {
  readonly scenes?: ScenesSection;
  readonly evidence?: Evidence;
  readonly variance?: VarianceSection;
  readonly emva1288?: Emva1288;
  readonly map?: MapSection;
  readonly [plugin: string]: unknown;
}

export function sectionsSchema(object: ObjectOf) {
  const known = {
    scenes: about('What kind of picture each photograph is, and which show one scene.', maybe(scenesSchema(object))),
    evidence: about('By what chance the evidence was judged.', maybe(evidenceSchema(object))),
    variance: about('Samples that vary least.', maybe(varianceSchema(object))),
    emva1288: about('Figures of EMVA 1288, of dark frames and flat fields.', maybe(emva1288Schema(object))),
    map: about(
      'The list that the defects are of, where nobody looked for them in photographs.',
      maybe(mapSchema(object)),
    ),
  };
  return z.catchall(z.object(known), z.json()) as unknown as z.ZodMiniType<Sections>;
}
