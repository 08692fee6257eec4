/** What the process of a worker does with a slice: photographs in, a State in the store. */
import type { GatherOptions, Hotpix, Source } from '@hotpix/core';
import type { Place } from '@hotpix/objects';
import type { FileRow } from '@hotpix/result';
import { unreadRows } from './again.ts';
import { readNamed } from './documents.ts';
import { badFarm, crashed } from './errors.ts';
import { assertSame } from './facts.ts';
import { pathsOf } from './merge.ts';
import { keys } from './names.ts';
import { schemas, type InventoryFile, type PipelineFacts, type Slice } from './schema.ts';
import { hasState, writeState } from './states.ts';
import { MOST_TRIES, Tries } from './tries.ts';

/** What the host does for a scan of a slice. */
export interface SliceHost {
  /** The pipeline for the settings of a slice. */
  pipeline(settings: PipelineFacts['settings']): Promise<{ readonly hotpix: Hotpix; readonly facts: PipelineFacts }>;
  /** A file as a source, which throws `changedObject` for one that is not what the inventory says. */
  open(file: InventoryFile, hotpix: Hotpix): Source;
  options(settings: PipelineFacts['settings']): GatherOptions;
  /** Called with a try when it begins, so that who is told to end can end it. */
  onTry(tries: Tries): void;
  onProgress(done: number, total: number): void;
  /** Called where files could not be read. @param of files of the slice */
  onUnread(rows: readonly FileRow[], of: number): void;
}

/** @throws {HotpixError} `otherWorker`, or what gathering throws */
export async function scanSlice(place: Place, id: string, host: SliceHost): Promise<void> {
  if (await hasState(place, id)) return;
  const slice = await readNamed(place, keys.slice(id), id, schemas.slice());
  const { settings } = slice.pipeline;
  const { hotpix, facts } = await host.pipeline(settings);
  assertSame(slice.pipeline, facts);
  const tries = await Tries.begin(place, id);
  host.onTry(tries);
  try {
    await scan(place, id, slice, hotpix, tries, host);
  } catch (error) {
    await tries.end();
    throw error;
  }
  await tries.forget();
}

async function scan(
  place: Place,
  id: string,
  { files, pipeline }: Slice,
  hotpix: Hotpix,
  tries: Tries,
  host: SliceHost,
): Promise<void> {
  const sources = files.map((file, i) => watched(host.open(file, hotpix), i, tries));
  const options = host.options(pipeline.settings);
  const state = await hotpix.gather(sources, {
    ...options,
    ...(tries.isCareful && { concurrency: 1 }),
    keep: 'all',
    onProgress: ({ done, total }) => host.onProgress(done, total),
  });
  const [expected, came] = [files.map(({ path }) => path), pathsOf(state)].map((paths) => [...paths].sort().join('\n'));
  if (expected !== came) throw badFarm('a State of all files of the slice', 'one of others');
  await writeState(place, id, state);
  const unread = unreadRows(state);
  if (unread.length > 0) host.onUnread(unread, files.length);
}

/** A source that is noted before it is decoded. */
function watched(source: Source, number: number, tries: Tries): Source {
  return {
    ...source,
    async head() {
      if (tries.givenUp.has(number)) throw crashed(MOST_TRIES);
      await tries.decoding(number);
      return source.head();
    },
  };
}
