/** An engine without shared memory, as a page is that is not isolated, computes by the plain code. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { convolve } from '../../src/convolve/convolve.ts';
import { findScenes } from '../../src/scenes/find-scenes.ts';
import { packPrints } from '../../src/scenes/prints.ts';

beforeAll(() => {
  vi.spyOn(WebAssembly, 'Memory').mockImplementation(function () {
    throw new TypeError('Shared memory is disabled.');
  });
});
afterAll(() => void vi.restoreAllMocks());

test('the sum of two fair dice of 32 sides is as likely to be the least as to be the greatest', () => {
  const die = new Float64Array(32).fill(1 / 32);
  const sums = convolve(die, die);
  expect([sums.length, sums[0], sums.at(-1)]).toEqual([63, 1 / 1024, 1 / 1024]);
});

test('photographs with the same details show one scene', () => {
  const details = { bright: new Uint32Array(16).fill(0x0f0f0f0f), dark: new Uint32Array(16).fill(0xf0f0f0f0) };
  const small = { bright: details.bright.subarray(8), dark: details.dark.subarray(8) };
  const print = { across: details, down: small };
  const prints = packPrints([print, undefined, print], pictureShape({ width: 128, height: 64 }));
  expect([...findScenes(prints).first]).toEqual([0, 1, 0]);
});
