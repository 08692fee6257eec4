import type { Crop } from '@hotpix/result';
import { expect, test } from 'vitest';
import { lightOf } from '../src/page/detail/develop.ts';

const XTRANS = ['GBGGRG', 'RGRBGB', 'GBGGRG', 'GRGGBG', 'BGBRGR', 'GRGGBG'];
const crop = (x: number, y: number, side = 9): Crop => {
  return { x, y, width: side, height: side, channels: 1, path: '', samples: '' };
};

/** Samples of a plain that lets these shares of 1000 DN through, above a black of 64. */
function plain(mosaic: readonly string[], { x, y, width, height }: Crop, light: Readonly<Record<string, number>>) {
  return Uint16Array.from({ length: width * height }, (_, i) => {
    const row = mosaic[(y + Math.floor(i / width)) % mosaic.length];
    return 64 + 1000 * light[row[(x + (i % width)) % row.length]];
  });
}

test.each([
  ['Bayer', ['RG', 'GB']],
  ['X-Trans', XTRANS],
])('a grey wall comes out grey wherever the crop begins: %s', (_, mosaic) => {
  for (const [x, y] of [
    [0, 0],
    [3, 2],
    [10, 7],
  ]) {
    const box = crop(x, y);
    const samples = plain(mosaic, box, { R: 0.5, G: 1, B: 0.25 });
    const light = lightOf(box, samples, mosaic, 64, [0.5, 1, 0.25])!;
    expect([...light].every((value) => Math.abs(value - 1000) < 1e-6)).toBe(true);
  }
});

test('a hot pixel stays in its own colour, and is smeared over no more than its neighbours', () => {
  const box = crop(0, 0);
  const samples = plain(['RG', 'GB'], box, { R: 0.1, G: 0.1, B: 0.1 });
  // (4, 4) is red.
  samples[4 * 9 + 4] = 1064;
  const light = lightOf(box, samples, ['RG', 'GB'], 64)!;
  const red = (x: number, y: number): number => light[3 * (y * 9 + x)];
  expect([red(4, 4), red(3, 4), red(3, 3), red(2, 4)]).toEqual([1000, 550, 325, 100]);
  expect(light[3 * (4 * 9 + 4) + 1]).toBe(100);
});

test('of filters that nobody knows the look of nothing is developed', () => {
  const box = crop(0, 0);
  expect(lightOf(box, new Uint16Array(81), ['GMYC', 'CYMG'], 0)).toBeUndefined();
});
