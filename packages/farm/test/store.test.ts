/** States in a store: whole or not at all, merged part by part, and found where they are damaged. */
import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { createHotpix, encodeState, type Plugin, type State } from '@hotpix/core';
import { simulateFrames, sourceOf } from '@hotpix/core/testing';
import { evidence, moments, scenes } from '@hotpix/detection';
import { openPlace } from '@hotpix/objects';
import { useFolder } from '../../../test/support/use-folder.ts';
import { finishMerging, fold, prepareMerging } from '../src/merge.ts';
import { keys } from '../src/names.ts';
import { hasState, readState, writeState } from '../src/states.ts';

const at = useFolder();
const { frames } = simulateFrames({ count: 6 });
const decoder: Plugin = {
  name: 'numbers',
  decode: { match: () => true, decode: async (source) => frames[(await source.head())[0]] },
};
const hotpix = createHotpix({ plugins: [decoder, scenes(), moments(), evidence()] });
const gather = (...numbers: number[]): Promise<State> =>
  hotpix.gather(
    numbers.map((n) => sourceOf(`${n}.raw`, Uint8Array.of(n))),
    { keep: 'all' },
  );
const bytesOf = async (state: State): Promise<string> => Buffer.from(await encodeState(state)).toString('base64');
const id = (digit: string): string => digit.repeat(64);
const [ONE, TWO, BOTH] = ['1', '2', '3'].map(id);
const merging = { state: BOTH, of: [ONE, TWO] };

let states: State[];
beforeAll(async () => {
  states = [await gather(0, 2, 4), await gather(1, 3, 5)];
});

async function filled(name: string) {
  const place = openPlace(at(name));
  await writeState(place, ONE, states[0]);
  await writeState(place, TWO, states[1]);
  return place;
}

test('a State comes back as it was', async () => {
  const place = await filled('back');
  expect((await bytesOf(await readState(place, ONE))) === (await bytesOf(states[0]))).toBe(true);
});

test('a State without its outline is not there', async () => {
  const place = await filled('without');
  await place.remove(keys.outline(ONE));
  expect(await hasState(place, ONE)).toBe(false);
});

test('merged part by part, States are that of one scan', async () => {
  const place = await filled('merged');
  for (const part of await prepareMerging(place, merging)) await fold(place, BOTH, part);
  await finishMerging(place, merging);
  expect((await bytesOf(await readState(place, BOTH))) === (await bytesOf(await gather(0, 1, 2, 3, 4, 5)))).toBe(true);
});

test('parts that are there are not folded again', async () => {
  const place = await filled('again');
  const [first, ...rest] = await prepareMerging(place, merging);
  await fold(place, BOTH, first);
  expect(await prepareMerging(place, merging)).toEqual(rest);
});

test('who folds a part of what is done leaves it alone', async () => {
  const place = await filled('late');
  const parts = await prepareMerging(place, merging);
  for (const part of parts) await fold(place, BOTH, part);
  await finishMerging(place, merging);
  await expect(fold(place, BOTH, parts[0])).resolves.toBeUndefined();
});

describe('a merging is refused', () => {
  test('where a photograph is counted in both', async () => {
    const place = await filled('overlap');
    await writeState(place, TWO, await gather(0, 1));
    await expect(prepareMerging(place, merging)).rejects.toMatchObject({ code: 'incompatibleStates' });
  });

  test('where a file is in both, though none counted it', async () => {
    const place = await filled('failed');
    const others = [{ path: 'x.raw', status: 'failed' as const, reason: 'cut short' }];
    await writeState(place, ONE, { ...states[0], others });
    await writeState(place, TWO, { ...states[1], others });
    await expect(prepareMerging(place, merging)).rejects.toThrow('Expected 8 files of 2 States, each in one, got 7.');
  });

  test.each([
    ['a part', `states/${ONE}/0-0`],
    ['an outline', `states/${ONE}/outline`],
  ])('where %s is damaged', async (what, key) => {
    const place = await filled(`damaged ${what}`);
    const parts = await prepareMerging(place, merging);
    const path = at(`damaged ${what}`, key);
    const bytes = await readFile(path);
    bytes[bytes.length >> 1] ^= 0xff;
    await writeFile(path, bytes);
    const work = what === 'a part' ? fold(place, BOTH, parts[0]) : finishMerging(place, merging);
    await expect(work).rejects.toMatchObject({ code: 'badState' });
  });

  test('where what says how is damaged', async () => {
    const place = await filled('origins');
    const [part] = await prepareMerging(place, merging);
    await writeFile(at('origins', keys.origins(BOTH)), '[]');
    await expect(fold(place, BOTH, part)).rejects.toMatchObject({ code: 'badFarm' });
  });
});
