import { assertMeasure } from '../border/answers.ts';
import type { Frame, Json } from '../nouns.ts';
import type { Pipeline } from './pipeline.ts';

/** What the plugins measure of a photograph by itself, by their names. */
export async function measure({ hooks }: Pipeline, frame: Frame): Promise<Record<string, Json>> {
  const measures: Record<string, Json> = {};
  await hooks.measure.promise(frame, {
    keep(plugin, measure) {
      assertMeasure(measure);
      measures[plugin] = measure;
    },
  });
  return measures;
}
