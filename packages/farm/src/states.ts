/** States in the store: parts first, and at last the outline, so that a State is there whole or not at all. */
import {
  blankState,
  packOutline,
  packPart,
  partAt,
  partsOf,
  unpackOutline,
  unpackPart,
  type Outline,
  type State,
  type StatePart,
} from '@hotpix/core';
import type { Place } from '@hotpix/objects';
import { keys } from './names.ts';

/** Parts that are read or written at once. */
const AT_ONCE = 2;

const ownerOf = (state: string): Uint8Array => Buffer.from(state, 'hex');

export const hasState = async (place: Place, state: string): Promise<boolean> =>
  (await place.head(keys.outline(state))) !== undefined;

/** @throws {HotpixError} `badState` where it is damaged */
export async function readOutline(place: Place, state: string): Promise<Outline> {
  return unpackOutline(await place.read(keys.outline(state)));
}

export async function writeOutline(place: Place, state: string, outline: Outline): Promise<void> {
  await place.write(keys.outline(state), await packOutline(outline));
}

/**
 * @param into memory of its bands, which is filled
 * @throws {HotpixError} `badState` where it is damaged
 */
export async function readPart(
  place: Place,
  state: string,
  part: StatePart,
  into?: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const bytes = await place.read(keys.part(state, part.camera, part.number));
  return unpackPart(part, ownerOf(state), bytes, into);
}

export async function writePart(
  place: Place,
  state: string,
  part: StatePart,
  contents: readonly Uint8Array[],
): Promise<void> {
  const bytes = await packPart(part, ownerOf(state), contents);
  await place.write(keys.part(state, part.camera, part.number), bytes);
}

/** @param whole a State that nobody changes meanwhile */
export async function writeState(place: Place, state: string, whole: State): Promise<void> {
  await each(partsOf(whole.cameras), (part) => writePart(place, state, part, partAt(whole, part)));
  await writeOutline(place, state, whole);
}

/** @throws {HotpixError} `badState` where it is damaged */
export async function readState(place: Place, state: string): Promise<State> {
  const outline = await readOutline(place, state);
  const whole = blankState(outline);
  await each(partsOf(outline.cameras), async (part) => void (await readPart(place, state, part, partAt(whole, part))));
  return whole;
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
