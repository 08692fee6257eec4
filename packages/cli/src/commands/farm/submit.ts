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
import { whileSaying, type ProgressLine } from '../../terminal/progress.ts';
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
import type { Farm } from './open-farm.ts';
import { gatheringSettings, rankingSettings } from './settings.ts';
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
    ...toldOf(begun),
    `The same command with --wait ends with its Result. 'hotpix farm status ${shortName(run)}' tells how far it is, 'hotpix farm cancel ${shortName(run)}' ends it.`,
  ];
  if (!context.settings.quiet) process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function toldOf({ was, again }: Begun): string[] {
  if (again > 0) return [`${plural(again, 'file')} that could not be read ${again === 1 ? 'is' : 'are'} tried again.`];
  if (was === 'done') return ['It is done already.'];
  return was === 'under way' ? ['It is under way already.'] : [];
}

/** @param others further files that must not be written to */
async function scanOnFarm(farm: Farm, context: CommandContext, others: readonly string[] = []): Promise<Outcome> {
  const { progress, signal } = context;
  const { run, hotpix, inputs } = await plan(farm, context, others);
  try {
    for (const line of toldOf(await farm.runs.begin(run))) progress.say(line);
    await farm.runs.end(run, signal, watcher(new Progress(farm.place, farm.runs), run, progress)).catch((error) => {
      throw signal.aborted ? stoppedWaiting(run) : error;
    });
    await farm.place.sweep();
    const results = await present(hotpix, await readRanked(farm.place, run), context);
    return { hotpix, results, inputs };
  } finally {
    progress.clear();
  }
}

function stoppedWaiting(run: string): UsageError {
  return new UsageError(
    'stopped',
    `Stopped waiting for the run ${shortName(run)}, which carries on. The same command waits again; 'hotpix farm cancel ${shortName(run)}' ends it.`,
  );
}

async function plan({ place }: Farm, context: CommandContext, others: readonly string[] = []) {
  const { settings, progress, loaded } = context;
  assertWithoutUser(context.files.length > 0 ? context.files : (loaded.config.files ?? []));
  const hotpix = createPipeline(context);
  const sources = await photographs(context, hotpix, 'farm submit');
  const dark = await darkOf(settings);
  const paths = sources.map(({ path }) => path);
  const inputs = await Inputs.of([...paths, ...others, ...inputsOf(settings, dark ? { dark: dark.state } : {})]);
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
  return async () => {
    if (Date.now() - last < LOOK) return;
    last = Date.now();
    const status = await watch.of(run);
    progress.update(phaseOf(status), { done: status.filesDone, total: status.files });
  };
}

function phaseOf({ slices, slicesDone, mergings, mergingsDone, active }: RunStatus): string {
  if (slicesDone < slices) return active.length === 0 ? 'waiting for workers' : 'scanning';
  return mergingsDone < mergings ? 'merging' : 'judging';
}
