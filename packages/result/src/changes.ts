/** What `hotpix diff` writes as JSON: how two Results of one camera differ. */
import * as z from 'zod/mini';
import { count, loose, type Immutable, type ObjectOf } from './define.ts';
import { badChanges } from './errors.ts';
import { whatIsWrong } from './issues.ts';
import { parseJson } from './json.ts';
import { compareDefects } from './match-defects.ts';
import { defectSchema } from './defect-schema.ts';
import { cameraSchema } from './camera-schema.ts';
import type { Result } from './schema.ts';

function changesSchema(object: ObjectOf) {
  const defects = z.array(defectSchema(object));
  const pairs = z.array(object({ before: defectSchema(object), after: defectSchema(object) }));
  return object({
    camera: z.nullable(cameraSchema(object)),
    new: defects,
    gone: defects,
    worse: pairs,
    better: pairs,
    same: count(),
  });
}

/** The camera of both Results, and what `compareDefects` tells of them. */
export type Changes = Immutable<z.infer<ReturnType<typeof changesSchema>>>;

export function changesOf(before: Result, after: Result): Changes {
  const { same, ...changes } = compareDefects(before, after);
  return { camera: after.camera, ...changes, same };
}

/**
 * The changes in a document that holds those of one camera, or a list of one per camera.
 * @throws {HotpixError} `badResult` naming the first place that is not as expected
 */
export function parseChanges(text: string): Changes[] {
  const document = parseJson(text, badChanges);
  const list = z.array(changesSchema(loose)).safeParse(Array.isArray(document) ? document : [document]);
  if (list.success) return list.data as Changes[];
  throw badChanges(whatIsWrong(list.error.issues[0]));
}
