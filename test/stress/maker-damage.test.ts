/** 10,000 damaged raw files of kinds that are read as LibRaw reads them. */
import { expect, test } from 'vitest';
import { FILES, readDamaged } from '../../packages/decoder-raw/test/damage-maker.ts';

const TIMES = Math.ceil(10_000 / FILES.length);

test.each(FILES)('are what LibRaw makes of them: %s', async (_, intact) => {
  const { readHere, wrong } = await readDamaged(intact, TIMES, 2);
  expect(wrong).toEqual([]);
  expect(readHere).toBeGreaterThan(TIMES / 20);
});
