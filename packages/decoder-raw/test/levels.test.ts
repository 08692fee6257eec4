import { expect, it } from 'vitest';
import { writePlainDng } from '../../dng/test/write-plain-dng.ts';
import { toFrame } from '../src/frame.ts';
import { readLevels } from '../src/levels.ts';
import { newUnpacker } from './unpacker.ts';
import { readRawFile } from '../src/raw-file.ts';
import { dngFile, FACTS, OPAQUE } from './fixtures.ts';

it('the black level of a RAF is its own word, since LibRaw shows none for each filter', () => {
  const file = { ...OPAQUE, raf: { isDiagonal: false, black: 1023 } };
  expect(readLevels(file, FACTS)).toEqual({ bits: 14, black: 1023, white: 16383 });
  expect(readLevels({ ...OPAQUE, raf: { isDiagonal: false } }, { ...FACTS, black: 64 }).black).toBe(64);
});

it('a linearization table makes samples of more bits than are stored', async () => {
  const table = Array.from({ length: 4096 }, (_, stored) => 15 * stored);
  const samples = Array.from({ length: 48 * 40 }, (_, at) => (at * 13) % 4096);
  const tags = { 50712: [3, ...table], 50714: [4, 256], 50717: [4, 60_000] } as const;
  const bytes = writePlainDng({ width: 48, height: 40, samples, bits: 12, tags });
  const answer = await newUnpacker().unpack({ bytes: new Uint8Array(bytes), maxPixels: 1e6 });
  if (answer.status !== 'mosaic') throw new Error(answer.status);
  const frame = toFrame(readRawFile('a.dng', bytes), answer);
  expect(frame).toMatchObject({ bits: 16, black: 256, white: 60_000 });
  expect(frame.samples).toEqual(Uint16Array.from(samples, (stored) => table[stored]));
});

it('a codec that ends at 10 bits gives samples of 10 bits, whatever the file claims', () => {
  expect(readLevels(OPAQUE, { ...FACTS, bits: 12, maximum: 1023, black: 32 })).toEqual({
    bits: 10,
    black: 32,
    white: 1023,
  });
});

it.each([
  ['a sensor saturates below the end of the range', OPAQUE, 12, 1000],
  ['a DNG states its white', readRawFile('a.dng', dngFile()), 16, 1023],
])('the claim of the file stands where %s', (_, file, bits, maximum) => {
  expect(readLevels(file, { ...FACTS, bits, maximum }).bits).toBe(bits);
});
