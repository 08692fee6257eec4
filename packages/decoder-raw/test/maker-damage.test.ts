/** Damaged files of makers of which LibRaw has read others as they are read here; more of them in test/stress. */
import { describe, expect, it } from 'vitest';
import { FILES, readDamaged } from './damage-maker.ts';

const TIMES = 200;

describe('a damaged file of a kind that is read here', () => {
  it.each(FILES)('is what LibRaw makes of it: %s', async (_, intact) => {
    const { readHere, wrong } = await readDamaged(intact, TIMES, 1);
    expect(wrong).toEqual([]);
    expect(readHere).toBeGreaterThan(TIMES / 20);
  });
});
