/** What a run leaves in the store when it is submitted again after files of it could not be read. */
import { beforeEach, expect, test } from 'vitest';
import type { FileRow } from '@hotpix/core';
import { openPlace, type Place } from '@hotpix/objects';
import { useFolder } from '../../../test/support/use-folder.ts';
import { forgetUnread } from '../src/again.ts';
import { keys } from '../src/names.ts';
import type { Plan } from '../src/schema.ts';
import { writeState } from '../src/states.ts';
import { treeOf } from '../src/tree.ts';

const at = useFolder();
const RUN = 'f'.repeat(64);
/** Two levels of merging: of 17 slices the first 8 become one, then the other 9, then these two. */
const SLICES = Array.from({ length: 17 }, (_, i) => (i + 10).toString(16).padStart(64, '0'));
const { root, mergings } = treeOf(SLICES);
const plan: Plan = {
  format: 'hotpix-plan 1',
  slices: SLICES.map((id) => ({ id, files: 1 })),
  plugins: [],
  settings: {},
};

let place: Place;
let number = 0;
beforeEach(() => {
  place = openPlace(at(`store ${number++}`));
});

/** Puts a run that is done into the store, whose first file has that row. */
async function done(row: Omit<FileRow, 'path'>): Promise<void> {
  const fine: Omit<FileRow, 'path'> = { status: 'setAside', reason: 'No photograph.', code: 'notAPhotograph' };
  for (const [i, id] of SLICES.entries())
    await writeState(place, id, { cameras: [], others: [{ path: `${i}.dng`, ...(i === 0 ? row : fine) }] });
  for (const { state } of mergings) await writeState(place, state, { cameras: [], others: [] });
  await place.write(`states/${root}/0-0`, new Uint8Array(1));
  await place.write(keys.result(RUN), new Uint8Array(1));
  await place.write(keys.seal(RUN), new Uint8Array(1));
}

async function held(): Promise<Set<string>> {
  const all = new Set<string>();
  for await (const { key } of place.list()) all.add(key);
  return all;
}

test.each(['unreadable', 'unreachable', 'noObject', 'changedObject'])(
  'of a file that failed as %s the slice, all that was merged of it, and the Results are forgotten, and no more',
  async (code) => {
    await done({ status: 'failed', reason: 'Away.', code });
    expect(await forgetUnread(place, RUN, plan)).toBe(1);
    const expected = [...SLICES.slice(1), mergings[1].state].map(keys.outline);
    expect(await held()).toEqual(new Set(expected));
  },
);

test('of a photograph for which the worker had too little memory, too', async () => {
  await done({ status: 'setAside', reason: 'Large.', code: 'tooLittleMemory', sha256: 'a'.repeat(64) });
  expect(await forgetUnread(place, RUN, plan)).toBe(1);
});

test.each<[string, Omit<FileRow, 'path'>]>([
  ['ended decoders', { status: 'failed', reason: 'Died.', code: 'crashed' }],
  ['is empty', { status: 'failed', reason: 'Empty.', code: 'emptyFile' }],
  ['no decoder could read', { status: 'failed', reason: 'Cut.', code: 'unreadable', sha256: 'a'.repeat(64) }],
  ['is no photograph', { status: 'setAside', reason: 'Notes.', code: 'notAPhotograph' }],
])('of a file that %s all stays', async (_, row) => {
  await done(row);
  const before = await held();
  expect(await forgetUnread(place, RUN, plan)).toBe(0);
  expect(await held()).toEqual(before);
});
