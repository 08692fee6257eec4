/** States become one, part by part: who does it has two parts in memory, however many States there are. */
import { joinPart, mergeOutlines, partsOf, type Outline, type PlaneSpecs, type StatePart } from '@hotpix/core';
import type { Place } from '@hotpix/objects';
import { readSealed, writeSealed } from './documents.ts';
import { badFarm } from './errors.ts';
import { keys } from './names.ts';
import { schemas, type Origins } from './schema.ts';
import { hasState, readOutline, readPart, writeOutline, writePart } from './states.ts';
import type { Merging } from './tree.ts';

/** A part that has to be folded. */
export type Fold = Pick<StatePart, 'camera' | 'number'>;

/**
 * Says of which parts the merged State is made, for those who fold them.
 * @returns the parts that are not there yet
 * @throws {HotpixError} `incompatibleStates` where two counted one photograph, `badFarm` where a file is in two
 */
export async function prepareMerging(place: Place, { state, of }: Merging): Promise<Fold[]> {
  const { cameras } = await mergedOutline(place, of);
  const origins: Origins = cameras.map(({ statistics, origins }) => ({
    statistics: Object.fromEntries(
      Object.entries(statistics).map(([plugin, { version, specs }]) => [plugin, { version, specs }]),
    ),
    from: origins.map((origin) => ({ state: of[origin.state], camera: origin.camera })),
  }));
  await writeSealed(place, keys.origins(state), origins);
  const folded = new Set<string>();
  for await (const { key } of place.list(`states/${state}/`)) folded.add(key);
  return partsOf(cameras).filter(({ camera, number }) => !folded.has(keys.part(state, camera, number)));
}

/** Joins one part of all States. */
export async function fold(place: Place, state: string, { camera, number }: Fold): Promise<void> {
  // Who is late finds it done, and what it was made of gone.
  if (await hasState(place, state)) return;
  const origins = await readSealed(place, keys.origins(state), schemas.origins());
  const cameras = origins as readonly { statistics: Record<string, { version: number; specs: PlaneSpecs }> }[];
  const part = partsOf(cameras).find((one) => one.camera === camera && one.number === number);
  if (!part) throw badFarm(`a part of the State '${state}'`, `${camera}-${number}, which it does not have`);
  const [first, ...rest] = origins[camera].from.map(
    (from) => (into?: readonly Uint8Array[]) => readPart(place, from.state, { ...part, camera: from.camera }, into),
  );
  const joined = await first();
  let other: readonly Uint8Array[] | undefined;
  for (const read of rest) joinPart(part, joined, (other = await read(other)));
  await writePart(place, state, part, joined);
}

/** Puts the outline where all parts are. */
export async function finishMerging(place: Place, { state, of }: Merging): Promise<void> {
  await writeOutline(place, state, await mergedOutline(place, of));
  await place.remove(keys.origins(state));
}

async function mergedOutline(place: Place, of: readonly string[]): Promise<ReturnType<typeof mergeOutlines>> {
  const outlines: Outline[] = [];
  for (const state of of) outlines.push(await readOutline(place, state));
  const merged = mergeOutlines(outlines);
  const expected = outlines.reduce((sum, outline) => sum + pathsOf(outline).length, 0);
  const paths = pathsOf(merged);
  if (paths.length !== expected || new Set(paths).size !== expected)
    throw badFarm(`${expected} files of ${of.length} States, each in one`, `${new Set(paths).size}`);
  return merged;
}

/** Every file of a State, whatever became of it. */
export function pathsOf({ cameras, others }: Outline): string[] {
  return [...cameras.flatMap(({ files }) => files), ...others].map(({ path }) => path);
}
