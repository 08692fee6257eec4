/** Photographs become repaired copies, each by the map of its own camera. */
import {
  cameraName,
  describeCamera,
  findOfSameCamera,
  isHotpixError,
  messageOf,
  type Frame,
  type Hotpix,
  type Result,
  type Source,
} from '@hotpix/core';
import { noVerdict, otherCamera, otherKind, type UsageError } from '../errors.ts';
import { OutputNames } from '../files/output-names.ts';
import { writeOutput, type Inputs } from '../files/write-output.ts';
import { createProgress } from '../terminal/progress.ts';
import type { Left, Repair } from '../terminal/repairs.ts';
import type { CommandContext } from './context.ts';
import { decodeOptions } from './scan.ts';

/** What to repair, and by what. */
export interface Job {
  readonly hotpix: Hotpix;
  /** The maps, one a camera. */
  readonly results: readonly Result[];
  readonly sources: readonly Source[];
  readonly inputs: Inputs;
  /** Files that shall not be repaired. */
  readonly left: Left;
}

type LeftRow = Left[number];

/** What became of every photograph; one that fails ends nothing. */
export async function repairAll(job: Job, context: CommandContext): Promise<{ repairs: Repair[]; left: Left }> {
  const { settings, signal } = context;
  const isClean = job.results.every(({ status, defects }) => status === 'complete' && defects.length === 0);
  const sources = isClean ? [] : job.sources;
  const paths = job.sources.map(({ path }) => path);
  const names = new OutputNames(settings.out ?? '', paths, job.inputs);
  const progress = createProgress(settings.quiet);
  const repairs: Repair[] = [];
  const left = [...job.left];
  try {
    for (const [i, source] of sources.entries()) {
      const { path } = source;
      try {
        const outcome = await repairOne(source, job, names, context);
        if ('patches' in outcome) repairs.push(outcome);
        else left.push(outcome);
      } catch (error) {
        if (signal.aborted) throw error;
        if (source.incidental && isHotpixError(error) && error.code === 'notAPhotograph')
          left.push({ status: 'setAside', code: error.code });
        else repairs.push({ path, patches: 0, error: messageOf(error) });
      }
      progress.update('repairing', { done: i + 1, total: sources.length, path });
    }
  } finally {
    progress.end();
  }
  return { repairs, left };
}

async function repairOne(
  source: Source,
  { hotpix, results, inputs }: Job,
  names: OutputNames,
  { settings, signal }: CommandContext,
): Promise<Repair | LeftRow> {
  const { path } = source;
  const decoded = await hotpix.decode(source, { ...decodeOptions(settings), signal });
  const { frame } = decoded;
  const map = mapFor(frame, results);
  const { defects } = map;
  // A set of one camera without defects never comes here.
  if (defects.length === 0) return { status: 'setAside', code: 'noDefects' };
  const patches = await hotpix.propose(frame, defects);
  const repair = { path, patches: patches.length, ...(isSmeared(frame) && { smeared: map }) };
  if (settings.dryRun) return repair;
  const { bytes, extension, notes } = await hotpix.write(source, decoded, patches, signal);
  const output = await names.nameFor(path, extension, settings.overwrite);
  await writeOutput(output, bytes, inputs);
  return { ...repair, output, notes };
}

/** The samples of a mosaic stand for themselves, however they were compressed. */
function isSmeared({ lossy, mosaic }: Frame): boolean {
  return lossy && mosaic === undefined;
}

/** @throws {UsageError} when no map is of the camera of the frame, or that one has no verdict */
function mapFor(frame: Frame, results: readonly Result[]): Result {
  const map = findOfSameCamera(results, frame);
  const camera = describeCamera(frame.camera, frame);
  if (!map) throw noMapFor(frame, results);
  if (map.status !== 'complete') throw noVerdict(camera, map.reason ?? '');
  return map;
}

function noMapFor({ camera, ...frame }: Frame, results: readonly Result[]): UsageError {
  const name = describeCamera(camera, null);
  // Two cameras without a name need not be one.
  const isOwn = (map: Result): boolean => cameraName(camera) !== '' && describeCamera(map.camera, null) === name;
  const own = results.flatMap((map) => (map.frame && isOwn(map) ? [describe(map.camera, map.frame)] : []));
  if (own.length > 0) return otherKind(own, describe(camera, frame));
  const known = results.map((map) => describeCamera(map.camera, map.frame));
  return otherCamera(known, describeCamera(camera, frame));
}

type Shape = Pick<Frame, 'width' | 'height' | 'mosaic' | 'channels'>;

function describe(camera: Result['camera'], frame: Shape): string {
  const kind = frame.mosaic ? 'raw mosaic' : frame.channels === 3 ? 'RGB' : 'monochrome';
  return `${describeCamera(camera, frame)}, ${kind}`;
}
