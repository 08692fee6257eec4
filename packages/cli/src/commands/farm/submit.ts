/** hotpix farm submit: photographs become a run, which workers scan. */
import { readFile } from 'node:fs/promises';
import {
  digestOf,
  factsOf,
  Progress,
  readRanked,
  versionsOf,
  writePlan,
  type Begun,
  type RunStatus,
} from '@hotpix/farm';
import { plural } from '@hotpix/result';
import { createPipeline } from '../../config/create-pipeline.ts';
import { readDark } from '../../files/dark-set.ts';
import { Inputs } from '../../files/write-output.ts';
import type { Settings } from '../../options/settings.ts';
import { withHistory } from '../../results/remember.ts';
import type { ProgressLine } from '../../terminal/progress-line.ts';
import { whileSaying } from '../../terminal/progress.ts';
import { printable } from '../../terminal/printable.ts';
import { sayingWhere } from '../../stop-errors.ts';
import { UsageError } from '../../usage-error.ts';
import { VERSION } from '../../version.ts';
import { check } from '../check.ts';
import { present } from '../conclude.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import { publishAndKeep } from '../keep.ts';
import { assertOutputs, type Outcome } from '../outputs.ts';
import { photographs } from '../photographs.ts';
import { inputsOf } from '../scan.ts';
import { assertWithoutUser, listed } from './inventory.ts';
import { assertWritable, type Farm } from './open-farm.ts';
import { gatheringSettings, rankingSettings } from './settings.ts';
import { commandFor } from './command-for.ts';
import { shortName } from './run-called.ts';

/** Milliseconds between two looks at how far a run is. */
const LOOK = 2000;

export async function submit(farm: Farm, files: readonly string[], context: CommandContext): Promise<ExitCode> {
  const own = { ...context, files };
  const { settings } = own;
  if (!settings.wait) return begin(farm, own);
  const { limits, baseline, maxGrowth } = settings;
  const isGate = limits !== undefined || baseline !== undefined || maxGrowth !== undefined;
  if (isGate) return check(own, (_, others) => scanOnFarm(farm, own, others));
  return withHistory(settings, async (history) => publishAndKeep(await scanOnFarm(farm, own), own, history));
}

async function begin(farm: Farm, context: CommandContext): Promise<ExitCode> {
  const { run, files } = await plan(farm, context);
  const begun = await farm.runs.begin(run);
  const lines = [
    `Run ${shortName(run)}: ${plural(files, 'file')}.`,
    ...(begun.again > 0 ? [] : THERE[begun.was]),
    ...(await toldOf(farm, begun)),
    'The same command with --wait ends with its Result.',
    `How far it is: ${commandFor('status', run, farm, context)}`,
    `To end it: ${commandFor('cancel', run, farm, context)}`,
  ];
  if (!context.settings.quiet) process.stdout.write(lines.map((line) => `${printable(line)}\n`).join(''));
  if (wantsResult(context.settings))
    context.progress.say(
      'hotpix: reports, limits, a baseline, a history and a timeline come with --wait: none was made.',
    );
  return 0;
}

/** Where there is a run already: who waits sees what comes of it. */
const THERE: Readonly<Record<Begun['was'], readonly string[]>> = {
  absent: [],
  'under way': ['The run is under way already.'],
  done: ['The run is done already.'],
};

async function toldOf({ runs }: Farm, { was, again }: Begun): Promise<string[]> {
  if (was === 'done' && again === 0) return [];
  const tried = `${plural(again, 'file')} that could not be read ${again === 1 ? 'is' : 'are'} tried again.`;
  return [...(again > 0 ? [tried] : []), ...((await runs.workers()) === 0 ? ['No worker is at the queue yet.'] : [])];
}

/** Whether something is asked for that only who waits can make. */
const wantsResult = ({ json, html, reports, limits, baseline, maxGrowth, history, timeline }: Settings): boolean =>
  [json, html, limits, baseline, maxGrowth, history].some((one) => one !== undefined) ||
  Object.keys(reports).length > 0 ||
  timeline;

/** @param others further files that must not be written to */
async function scanOnFarm(farm: Farm, context: CommandContext, others: readonly string[] = []): Promise<Outcome> {
  const { progress, signal } = context;
  const { run, hotpix, inputs } = await plan(farm, context, others);
  try {
    for (const line of await toldOf(farm, await farm.runs.begin(run))) progress.say(line);
    await farm.runs.end(run, signal, watcher(new Progress(farm.place, farm.runs), run, progress)).catch((error) => {
      throw signal.aborted ? stoppedWaiting(run, commandFor('cancel', run, farm, context)) : error;
    });
    await farm.place.sweep();
    const ranked = await readRanked(farm.place, run);
    const kept = 'The run is done; the same command shows it.';
    const results = await sayingWhere(progress, kept, () => present(hotpix, ranked, context));
    return { hotpix, results, inputs };
  } finally {
    progress.clear();
  }
}

function stoppedWaiting(run: string, cancel: string): UsageError {
  return new UsageError(
    'stopped',
    `Stopped waiting for the run ${shortName(run)}, which carries on. The same command waits again. To end it: ${cancel}`,
  );
}

async function plan({ place }: Farm, context: CommandContext, others: readonly string[] = []) {
  const { settings, progress, loaded } = context;
  await assertWritable(place);
  assertWithoutUser(context.files.length > 0 ? context.files : (loaded.config.files ?? []));
  const hotpix = createPipeline(context);
  const sources = await photographs(context, hotpix, 'farm submit');
  const dark = await darkOf(settings);
  const paths = sources.map(({ path }) => path);
  const inputs = new Inputs([...paths, ...others, ...inputsOf(settings, dark ? { dark: dark.state } : {})]);
  await assertOutputs(hotpix, settings, inputs);
  const run = await whileSaying(progress, 'submitting', async () =>
    writePlan(place, {
      files: await listed(sources, context.remotes),
      slice: settings.slice,
      pipeline: factsOf(hotpix, VERSION, gatheringSettings(settings)),
      plugins: versionsOf(hotpix.plugins),
      settings: rankingSettings(settings),
      ...(dark && { dark }),
    }),
  );
  return { run, hotpix, inputs, files: sources.length };
}

async function darkOf({ dark: path }: Settings) {
  const { dark: state } = await readDark(path);
  return state && { id: digestOf(await readFile(path as string)), state };
}

/** Says now and then how far a run is. */
function watcher(watch: Progress, run: string, progress: ProgressLine): () => Promise<void> {
  let last = 0;
  const told = new Set<string>();
  return async () => {
    if (Date.now() - last < LOOK) return;
    last = Date.now();
    const status = await watch.of(run);
    for (const words of status.troubles.filter((one) => !told.has(one))) {
      told.add(words);
      progress.say(`hotpix: A worker could not do its job, which is tried again: ${printable(words)}`);
    }
    progress.update(phaseOf(status), { done: status.filesDone, total: status.files });
  };
}

function phaseOf({ slices, slicesDone, mergings, mergingsDone, active }: RunStatus): string {
  if (slicesDone < slices) return active.length === 0 ? 'waiting for workers' : 'scanning';
  return mergingsDone < mergings ? 'merging' : 'judging';
}
