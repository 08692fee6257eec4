/** What the process of a worker does last: the State of all files becomes Results. */
import type { ConcludeOptions, Hotpix } from '@hotpix/core';
import { parseResults, type Result } from '@hotpix/result';
import type { Place } from '@hotpix/objects';
import { badFarm, damagedStore } from './errors.ts';
import { assertSamePlugins, versionsOf } from './facts.ts';
import { digestOf, keys } from './names.ts';
import { filesOf, readPlan } from './plan.ts';
import type { Plan } from './schema.ts';
import { readState } from './states.ts';
import { pathsOf } from './merge.ts';
import { treeOf } from './tree.ts';

/** What the host does for the ranking. */
export interface RankHost {
  /** The pipeline for the settings of a run. */
  pipeline(settings: Plan['settings']): Promise<Hotpix>;
  options(settings: Plan['settings']): ConcludeOptions;
  /** Whether each camera gets a Result. */
  isGrouped(settings: Plan['settings']): boolean;
}

/** @throws {HotpixError} `otherWorker`, `badState`, or what rankers throw */
export async function rankRun(place: Place, run: string, host: RankHost): Promise<void> {
  if (await hasResults(place, run)) return;
  const plan = await readPlan(place, run);
  const hotpix = await host.pipeline(plan.settings);
  assertSamePlugins(plan.plugins, versionsOf(hotpix.plugins));
  const state = await readState(place, treeOf(plan.slices.map(({ id }) => id)).root);
  await assertAll(place, plan, pathsOf(state));
  const options = {
    ...host.options(plan.settings),
    ...(plan.dark !== undefined && { dark: await readState(place, plan.dark) }),
  };
  const isGrouped = host.isGrouped(plan.settings);
  const results = isGrouped ? await hotpix.concludeEach(state, options) : await hotpix.conclude(state, options);
  const text = `${JSON.stringify(results, undefined, 2)}\n`;
  await place.write(keys.result(run), new TextEncoder().encode(text));
  await place.write(keys.seal(run), new TextEncoder().encode(`${digestOf(text)}\n`));
}

/** @throws {HotpixError} `badFarm` where the State is not of the files of the inventory, each once */
async function assertAll(place: Place, plan: Plan, paths: readonly string[]): Promise<void> {
  const expected = new Set<string>();
  for await (const { path } of filesOf(place, plan)) expected.add(path);
  if (paths.length === expected.size && paths.every((path) => expected.has(path))) return;
  throw badFarm(`a State of the ${expected.size} files of the inventory`, `one of ${paths.length}`);
}

export const hasResults = async (place: Place, run: string): Promise<boolean> =>
  (await place.head(keys.seal(run))) !== undefined;

/** The Results of a run that has come to its end, the camera with the most photographs first. */
export async function readRanked(place: Place, run: string): Promise<Result[]> {
  const text = new TextDecoder().decode(await place.read(keys.result(run)));
  const seal = new TextDecoder().decode(await place.read(keys.seal(run)));
  if (seal !== `${digestOf(text)}\n`) throw damagedStore(keys.result(run));
  return parseResults(text);
}
