import { tooLarge } from '@hotpix/core';
import { isHotpixError } from '@hotpix/result';
import { expect, test } from 'vitest';
import { RepairRoom } from '../../src/commands/repair-room.ts';

const MB = 1e6;
/** A mosaic of ten megapixels, which takes 140 MB while it is repaired. */
const MOSAIC = { width: 5000, height: 2000, channels: 1, bits: 14, mosaic: ['RG', 'GB'] } as const;

/** How many of five photographs are in at once, before and after the first of them said how large it is. */
async function insideOf(room: RepairRoom): Promise<number[]> {
  let inside = 0;
  for (let i = 0; i < 5; i++) void room.enter().then(() => inside++);
  await Promise.resolve();
  const before = inside;
  room.hold(MOSAIC);
  await Promise.resolve();
  return [before, inside];
}

test('the first photograph is alone until its size is known, then as many are repaired at once as there is room for', async () => {
  expect(await insideOf(new RepairRoom(500 * MB, false))).toEqual([1, 2]);
  expect(await insideOf(new RepairRoom(700 * MB, false))).toEqual([1, 3]);
});

test('without a budget nobody waits', async () => {
  expect(await insideOf(new RepairRoom(undefined, false))).toEqual([5, 5]);
});

test('who leaves makes room for the next, in the order in which they came', async () => {
  const room = new RepairRoom(350 * MB, false);
  const order: number[] = [];
  for (let i = 0; i < 3; i++) void room.enter().then(() => order.push(i));
  await Promise.resolve();
  room.hold(MOSAIC);
  for (const inside of [[0], [0, 1], [0, 1, 2]]) {
    await Promise.resolve();
    expect(order).toEqual(inside);
    room.leave();
  }
});

test('a photograph that has no room alone is refused, with what it needs', () => {
  expect(() => new RepairRoom(300 * MB, false).hold(MOSAIC)).toThrow(
    'at least 340 MB for photographs of 5000 x 2000 pixels, got 300 MB',
  );
});

test('of a picture that is too large to be decoded it is said what is enough', () => {
  const room = new RepairRoom(250 * MB, false);
  const refused = room.explain(tooLarge(5000, 2000, room.maxPixels));
  expect(refused).toMatchObject({ code: 'tooLittleMemory' });
  const needed = Number(isHotpixError(refused) && refused.details?.needed);
  expect(() => new RepairRoom(needed, false).hold(MOSAIC)).not.toThrow();
  expect(room.explain(tooLarge(5000, 2000, 1000))).toBeUndefined();
});
