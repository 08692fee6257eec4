import { assertMeasure } from '../border/answers.ts';
import { ofPhotograph } from '../border/blame.ts';
import type { Frame, Json } from '../nouns.ts';
import type { Pipeline } from './pipeline.ts';

/** What the plugins measure of a photograph by itself, by their names. @throws {HotpixError} of the photograph at that path */
export async function measure({ hooks }: Pipeline, frame: Frame, path: string): Promise<Record<string, Json>> {
  const measures: Record<string, Json> = {};
  const keep = (plugin: string, measure: Json): void => {
    assertMeasure(measure);
    measures[plugin] = measure;
  };
  await hooks.measure.promise(frame, { keep }).catch((error: unknown) => {
    throw ofPhotograph(error, path);
  });
  return measures;
}
