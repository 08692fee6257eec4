/** hotpix timeline: since when known defects are there. */
import { needsSamplesFor } from '@hotpix/statistics';
import type { FileRow, Frame, Hotpix, Progress, Result, Source } from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { missing } from '../errors.ts';
import { Inputs } from '../files/write-output.ts';
import { nothingToFollow } from '../map-errors.ts';
import { concludeFollowed, followMaps, type Followed } from '../results/follow.ts';
import { readMaps, type CameraMap, type Maps } from '../results/maps.ts';
import { measuredList, resultOfList } from '../results/result-of-list.ts';
import { sayingWhere } from '../stop-errors.ts';
import { PHASES } from '../terminal/progress.ts';
import { summariseTimelines } from '../terminal/summary.ts';
import { noteIn, withPlace, type Thrown } from '../terminal/thrown-at.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { assertOutputs, publish } from './outputs.ts';
import { photographs } from './photographs.ts';

/** Exit codes: 0 the photographs were looked at, 2 none could be. */
export async function timeline(context: CommandContext): Promise<ExitCode> {
  const { settings, progress } = context;
  const { map: path } = settings;
  if (path === undefined)
    throw missing('--map, a Result or a list with the defects', 'hotpix timeline photos/ --map camera.json');
  const hotpix = createPipeline(context);
  const maps = await readMaps(path, settings.force);
  const sources = await photographs(context, hotpix, 'timeline');
  const inputs = new Inputs([path, ...sources.map((source) => source.path)]);
  const isGrouped = maps.results.length > 1;
  await assertOutputs(hotpix, settings, inputs, isGrouped);
  const thrown = new Map<string, string>();
  const { followed, rows } = await sayingWhere(progress, 'Nothing is kept of it.', () =>
    follow(hotpix, sources, maps, path, context, thrown),
  );
  progress.update('judging');
  const list = followed.map((one) => resultOf(hotpix, one, path, rows, context));
  progress.clear();
  const told = { summary: summariseTimelines(list, rows, { top: settings.top, thrown }), files: rows };
  return publish({ hotpix, results: { list, isGrouped }, inputs, thrown, told }, context);
}

/** @throws {UsageError} when no photograph is of a camera of the map */
async function follow(
  hotpix: Hotpix,
  sources: readonly Source[],
  maps: Maps,
  path: string,
  context: CommandContext,
  thrown: Map<string, string>,
): Promise<{ followed: Followed<CameraMap>[]; rows: FileRow[] }> {
  const reasons: string[] = [];
  const mapFor = (frame: Frame): CameraMap | undefined => {
    try {
      const map = maps.mapFor(frame);
      // By force one is made of a Result for each photograph.
      return maps.results.find(({ defects }) => defects === map.defects) ?? map;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      reasons.push(error.message);
      return undefined;
    }
  };
  const onProgress = (step: Progress): void =>
    context.progress.update(PHASES[step.phase], step, { each: 1, behind: 0 });
  // Of a list it is not known before the first photograph.
  const needsSamples = maps.results.length === 0 || maps.results.some(({ defects }) => needsSamplesFor(defects));
  const found = await followMaps(hotpix, sources, mapFor, context, onProgress, needsSamples, noteIn(thrown));
  if (found.followed.length > 0) return found;
  const [reason = whyUnread(found.rows, thrown)] = reasons;
  throw nothingToFollow(path, reason);
}

/** Of the first file that could not be read; empty where there is none. */
function whyUnread(rows: readonly FileRow[], thrown: Thrown): string {
  const failed = rows.find(({ status }) => status === 'failed');
  return failed ? withPlace(failed.reason ?? '', thrown.get(failed.path)) : '';
}

function resultOf(
  hotpix: Hotpix,
  followed: Followed<CameraMap>,
  path: string,
  files: readonly FileRow[],
  { settings }: CommandContext,
): Result {
  const { map, shape } = followed;
  if (isResult(map)) return concludeFollowed(map, followed, settings);
  const listed = resultOfList(hotpix, { path, shape, defects: map.defects, files });
  return measuredList(concludeFollowed(listed, followed, settings), shape);
}

const isResult = (map: CameraMap): map is Result => 'schemaVersion' in map;
