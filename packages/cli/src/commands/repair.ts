/** Photographs become repaired copies, each by the map of its own camera. */
import { isHotpixError, type Frame, type Hotpix, type Source, type Written } from '@hotpix/core';
import { isRemote } from '@hotpix/objects';
import type { ErrorCode } from '@hotpix/result';
import { pMapIterable } from 'p-map';
import { withAdvice } from '../advice.ts';
import { Destination } from '../files/destination.ts';
import type { Inputs } from '../files/write-output.ts';
import type { Maps } from '../results/maps.ts';
import { stoppedRepair } from '../stop-errors.ts';
import { largestChanges } from '../terminal/dry-run.ts';
import { thrownAt, withPlace } from '../terminal/thrown-at.ts';
import { leftFor, type Left, type Repair } from '../terminal/repairs.ts';
import type { CommandContext } from './context.ts';
import { REPAIRING } from './efforts.ts';
import { decodeOptions } from './decode-options.ts';
import { isNoPhotograph } from './no-photograph.ts';
import { RepairRoom } from './repair-room.ts';

/** What to repair, and by what. */
export interface Job {
  readonly hotpix: Hotpix;
  readonly maps: Maps;
  readonly sources: readonly Source[];
  readonly inputs: Inputs;
  /** Files that shall not be repaired. */
  readonly left: Left;
}

/** Photographs that are told ahead that they will be read. */
const EXPECTED = 8;

type LeftRow = Left[number];

/** A photograph whose repaired bytes are in memory, with those that they were made of; none in a dry run. */
type Repaired = Repair & { readonly written?: Written; readonly original?: Uint8Array; readonly doubt?: string };

/** What became of every photograph; one that fails ends nothing. Several are repaired at once, and written in their order. */
export async function repairAll(job: Job, context: CommandContext): Promise<{ repairs: Repair[]; left: Left }> {
  const { settings, progress } = context;
  const { results } = job.maps;
  const sources = isClean(results) ? [] : job.sources;
  const paths = job.sources.map(({ path }) => path);
  const destination = new Destination(settings, paths, job.inputs);
  const repairs: Repair[] = [];
  const left = [...job.left];
  const { concurrency, memory, reencode } = settings;
  const room = new RepairRoom(memory, reencode);
  const begin = async (source: Source, i: number): Promise<Repaired | LeftRow> => {
    await room.enter();
    for (const next of sources.slice(i + 1, i + 1 + EXPECTED)) next.expect?.();
    return settle(source, job, destination, context, room);
  };
  const repaired = pMapIterable(sources, begin, { concurrency, backpressure: concurrency });
  let done = 0;
  const tell = (path: string): void =>
    progress.update('repairing', { done, total: sources.length, path }, { each: REPAIRING, behind: 0 });
  if (sources.length > 0) tell(sources[0].path);
  try {
    for await (const outcome of repaired) {
      if ('patches' in outcome) repairs.push(await keep(outcome, destination));
      else left.push(outcome);
      room.leave();
      done++;
      tell(sources[done - 1].path);
    }
  } catch (error) {
    throw context.signal.aborted ? stoppedRepair(done, sources.length) : error;
  } finally {
    progress.clear();
  }
  return { repairs, left };
}

/** Whether there is a verdict, and nothing to repair. */
const isClean = (results: Maps['results']): boolean =>
  results.length > 0 && results.every(({ status, defects }) => status === 'complete' && defects.length === 0);

/** Repairs a photograph, or says why not. */
async function settle(
  file: Source,
  job: Job,
  destination: Destination,
  context: CommandContext,
  room: RepairRoom,
): Promise<Repaired | LeftRow> {
  const source = readOnce(file);
  try {
    const read = isRemote(source.path) ? source.read : undefined;
    if (context.settings.resume && (await destination.isDone(source.path, read))) return leftFor('isDone');
    return await repairOne(source, job, context, room);
  } catch (error) {
    if (context.signal.aborted) throw error;
    const code = codeOf(error);
    if (code === 'repaired') return leftFor(code);
    if (isNoPhotograph(code, source)) return leftFor('notAPhotograph');
    const why = isHotpixError(error) && isHotpixError(error.cause) ? error.cause : error;
    const explained = isHotpixError(why) ? room.explain(why) : undefined;
    return { path: source.path, patches: 0, error: withPlace(withAdvice(explained ?? error), thrownAt(error)) };
  }
}

/** Of what several decoders could not read, that of the first. */
function codeOf(error: unknown): ErrorCode | undefined {
  if (!isHotpixError(error)) return undefined;
  return error.code === 'unreadable' && isHotpixError(error.cause) ? error.cause.code : error.code;
}

async function repairOne(
  source: Source,
  { hotpix, maps, sources }: Job,
  { settings, signal }: CommandContext,
  room: RepairRoom,
): Promise<Repaired | LeftRow> {
  const { path } = source;
  const isAlone = sources.length === 1;
  const maxPixels = Math.min(settings.maxPixels, room.maxPixels);
  const decoded = await hotpix.decode(source, { ...decodeOptions(settings), maxPixels, isAlone, signal });
  const { frame } = decoded;
  room.hold(frame);
  const map = maps.mapFor(frame);
  const { defects } = map;
  // A set of one camera without defects never comes here.
  if (defects.length === 0) return leftFor('noDefects');
  const patches = await hotpix.propose(frame, defects, { signal, isAlone });
  const repair = { path, patches: patches.length, ...(isSmeared(frame) && { smeared: map }) };
  if (settings.dryRun) return { ...repair, listed: largestChanges(patches, frame, settings.top) };
  const written = await hotpix.write(source, decoded, patches, { signal, isAlone });
  const doubt = map.note !== undefined && { doubt: map.note };
  return { ...repair, written, original: await source.read(), ...doubt };
}

/** What is decoded is what is repaired, whatever becomes of the file meanwhile. */
function readOnce(source: Source): Source {
  let bytes: Promise<Uint8Array> | undefined;
  return { ...source, read: () => (bytes ??= source.read()) };
}

async function keep({ written, original, doubt, ...repair }: Repaired, destination: Destination): Promise<Repair> {
  if (!written || !original) return repair;
  try {
    const output = await destination.put(repair.path, written, original);
    const notes = [...(doubt === undefined ? [] : [doubt]), ...written.notes];
    return { ...repair, output, notes, ...(written.warnings && { warnings: written.warnings }) };
  } catch (error) {
    return { path: repair.path, patches: 0, error: withAdvice(error) };
  }
}

/** The samples of a mosaic stand for themselves, however they were compressed. */
function isSmeared({ lossy, mosaic }: Frame): boolean {
  return lossy && mosaic === undefined;
}
