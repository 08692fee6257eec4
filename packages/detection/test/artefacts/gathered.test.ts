import { describe, expect, test } from 'vitest';
import type { Rectangle } from '../../../core/src/nouns.ts';
import { isGathered } from '../../src/artefacts/gathered.ts';
import { uniform } from '../../../core/test/support/numbers.ts';

const area: Rectangle = { x: 0, y: 0, width: 1200, height: 800 };
const spot = (x: number, y: number): Rectangle => ({ x: Math.round(x), y: Math.round(y), width: 2, height: 2 });

/** Spots anywhere, as the defects of silicon lie. */
function scattered(count: number, seed: number): Rectangle[] {
  const next = uniform(seed);
  return Array.from({ length: count }, () => spot(1190 * next(), 790 * next()));
}

/** Twelve letters of three spots each. */
const word = Array.from({ length: 36 }, (_, i) => spot(900 + 12 * Math.floor(i / 3) + (i % 3) * 3, 700 + 5 * (i % 3)));

describe('spots', () => {
  test.each([20, 100, 1000])('that lie anywhere are not gathered, of %i hardly one', (count) => {
    const gathered = [1, 2, 3, 4, 5].flatMap((seed) => isGathered(scattered(count, seed), area));
    expect(gathered.filter(Boolean).length).toBeLessThanOrEqual(1);
  });

  test('of a word are gathered, alone and among others', () => {
    expect(isGathered(word, area).every(Boolean)).toBe(true);
    const among = isGathered([...scattered(40, 7), ...word], area);
    expect(among.slice(40).every(Boolean)).toBe(true);
    expect(among.slice(0, 40).some(Boolean)).toBe(false);
  });

  test('along a column or a row are not: they may be pieces of one line', () => {
    const column = Array.from({ length: 20 }, (_, i) => spot(600 + (i % 2), 100 + 10 * i));
    const row = Array.from({ length: 20 }, (_, i) => spot(100 + 10 * i, 300));
    expect(isGathered([...column, ...row], area).some(Boolean)).toBe(false);
  });
});

test('no spots are none', () => {
  expect(isGathered([], area)).toEqual([]);
});
