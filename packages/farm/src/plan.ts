/** A run: which slices there are, and what is made of them. It lies in the store, called by its digest. */
import type { State } from '@hotpix/core';
import type { Place } from '@hotpix/objects';
import { named, readNamed } from './documents.ts';
import { digestOf, keys } from './names.ts';
import { schemas, type InventoryFile, type PipelineFacts, type Plan } from './schema.ts';
import { sliced, sliceOf, type Listed } from './slices.ts';
import { hasState, writeState } from './states.ts';

export interface PlanOptions {
  readonly files: readonly Listed[];
  /** Most files of a slice. */
  readonly slice: number;
  readonly pipeline: PipelineFacts;
  /** All plugins, as the Result lists them. */
  readonly plugins: Plan['plugins'];
  /** Of the ranking. */
  readonly settings: Plan['settings'];
  /** What a scan of dark frames left, and the digest of its file. */
  readonly dark?: { readonly id: string; readonly state: State };
}

/** Puts a run and its slices into the store. @returns its name, which is the same for the same photographs and settings */
export async function writePlan(place: Place, options: PlanOptions): Promise<string> {
  const { files, pipeline, plugins, settings, dark } = options;
  const slices: { id: string; files: number }[] = [];
  for (const own of await sliced(files, options.slice, digestOf)) {
    const { id, bytes } = named(sliceOf(own, pipeline));
    await putNew(place, keys.slice(id), bytes);
    slices.push({ id, files: own.length });
  }
  if (dark && !(await hasState(place, dark.id))) await writeState(place, dark.id, dark.state);
  const plan: Plan = { format: 'hotpix-plan 1', slices, plugins: [...plugins], settings };
  const { id, bytes } = named(dark ? { ...plan, dark: dark.id } : plan);
  await putNew(place, keys.plan(id), bytes);
  return id;
}

/** @throws {HotpixError} `badFarm` where it is damaged, or `noObject` */
export const readPlan = (place: Place, run: string): Promise<Plan> =>
  readNamed(place, keys.plan(run), run, schemas.plan());

/** All files of a run. */
export async function* filesOf(place: Place, { slices }: Plan): AsyncGenerator<InventoryFile> {
  for (const { id } of slices) yield* (await readNamed(place, keys.slice(id), id, schemas.slice())).files;
}

/** What is there already has these very bytes. */
async function putNew(place: Place, key: string, bytes: Uint8Array): Promise<void> {
  if (!(await place.head(key))) await place.write(key, bytes);
}
