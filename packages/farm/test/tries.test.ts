import { beforeEach, expect, test } from 'vitest';
import { openPlace, type Place } from '@hotpix/objects';
import { useFolder } from '../../../test/support/use-folder.ts';
import { MOST_TRIES, Tries } from '../src/tries.ts';

const at = useFolder();
const SLICE = 'a'.repeat(64);
let place: Place;
let number = 0;
beforeEach(() => {
  place = openPlace(at(`store ${number++}`));
});

/** A try that died, as it decoded that file. */
async function died(file?: number): Promise<void> {
  const tries = await Tries.begin(place, SLICE);
  if (file !== undefined) await tries.decoding(file);
}

async function notes(): Promise<number> {
  let count = 0;
  for await (const _ of place.list()) count++;
  return count;
}

test('the first try decodes photographs together', async () => {
  expect(await Tries.begin(place, SLICE)).toMatchObject({ isCareful: false, givenUp: new Set() });
});

test('after one that died they are decoded one by one', async () => {
  await died();
  expect(await Tries.begin(place, SLICE)).toMatchObject({ isCareful: true, givenUp: new Set() });
});

test('a photograph is given up after three tries that ended as it was decoded alone, and not before', async () => {
  await died(4);
  for (let death = 0; death < MOST_TRIES; death++) {
    expect((await Tries.begin(place, 'b'.repeat(64))).givenUp).toEqual(new Set());
    await died(7);
  }
  expect((await Tries.begin(place, SLICE)).givenUp).toEqual(new Set([7]));
});

test('deaths over several photographs are no reason to give up any', async () => {
  await died();
  for (const file of [1, 2, 3, 1, 2]) await died(file);
  expect((await Tries.begin(place, SLICE)).givenUp).toEqual(new Set());
});

test('a try that is ended leaves nothing that speaks against a photograph', async () => {
  await died();
  const tries = await Tries.begin(place, SLICE);
  await tries.decoding(3);
  await tries.end();
  expect(await notes()).toBe(1);
});

test('a slice that is done has no notes', async () => {
  await died();
  await died(2);
  await (await Tries.begin(place, SLICE)).forget();
  expect(await notes()).toBe(0);
});
