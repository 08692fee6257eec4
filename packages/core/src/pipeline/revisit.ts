/** Goes back to photographs, one by one, for whoever looks at something in each. */
import type { FileRow } from '@hotpix/result';
import { duplicatePath } from '../errors.ts';
import type { Frame, Source } from '../nouns.ts';
import { copyRow } from '../state/outline.ts';
import { byPath } from '../state/state.ts';
import { decodeAll, type DecodeAllOptions, type Outcome } from './decode.ts';
import { displacementOf } from './displaced.ts';
import type { Pipeline } from './pipeline.ts';
import type { OnProgress } from './progress.ts';
import { asideRow, rowOf, rowOfNone } from './row-of.ts';

export interface RevisitOptions extends DecodeAllOptions {
  /** Called between files, and before the first; awaited. */
  readonly onProgress?: OnProgress;
}

/** What is kept of a photograph; undefined where it is none of those that are looked for. */
export type Look<T> = (frame: Frame, row: FileRow) => T | undefined | Promise<T | undefined>;

/** What became of a file. */
export interface Visit<T> {
  readonly row: FileRow;
  /** What was made of the photograph; absent of one that is set aside or failed. */
  readonly seen?: T;
}

/**
 * Decodes photographs and hands each to `look`, in the order of their paths. Frames are let go one by one: what is kept of them is what
 * `look` returns. Copies, and pictures whose pixels are not those of the sensor, are set aside.
 * @throws {HotpixError} `duplicatePath`, `aborted`, or whatever `look` throws
 */
export async function revisit<T>(
  pipeline: Pipeline,
  sources: readonly Source[],
  look: Look<T>,
  options: RevisitOptions,
): Promise<Visit<T>[]> {
  const sorted = [...sources].sort(byPath);
  const twice = sorted.find((source, i) => source.path === sorted[i + 1]?.path);
  if (twice) throw duplicatePath(twice.path);
  const paths = new Map<string, string>();
  const visits: Visit<T>[] = [];
  const tell = async (path: string): Promise<void> =>
    options.onProgress?.({ phase: 'following', done: visits.length, total: sorted.length, path });
  if (sorted.length > 0) await tell(sorted[0].path);
  for await (const outcome of decodeAll(pipeline, sorted, options, undefined, (sha256) => paths.has(sha256))) {
    visits.push(await visit(outcome, paths, look));
    await tell(outcome.source.path);
  }
  return visits;
}

/** @param paths of what was decoded, by the digests of the bytes */
async function visit<T>(outcome: Outcome, paths: Map<string, string>, look: Look<T>): Promise<Visit<T>> {
  const { source, sha256 } = outcome;
  if ('error' in outcome) return { row: rowOfNone(source, sha256, outcome.error) };
  const first = paths.get(outcome.sha256);
  // What is known, and not decoded again, has a path.
  if (first !== undefined || !('frame' in outcome)) return { row: copyRow(source.path, sha256, first as string) };
  paths.set(outcome.sha256, source.path);
  const { frame, decoder } = outcome;
  const row = rowOf(source.path, outcome.sha256, decoder, frame);
  const displaced = displacementOf(frame);
  if (displaced) return { row: asideRow(row, displaced) };
  const seen = await look(frame, row);
  return seen === undefined ? { row: asideRow(row) } : { row, seen };
}
