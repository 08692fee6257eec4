/** hotpix scan, end to end, of sensors of every kind: strong defects at their stored positions, and nothing else. */
import { parseResult } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { BAYER, simulate } from '@hotpix/simulator';
import { expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { resultOf } from './support/result-of.ts';
import { movedXTrans, shootMosaic, shootRgb } from './support/sensors.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

// By default a scan may report one site of chance.
const scan = async (folder: string): Promise<Result> =>
  parseResult(await resultOf(at(), [folder, '--expected-false', '0.001']));

const listed = (defects: readonly { kind: string; x: number; y: number }[]): string[] =>
  defects.map(({ kind, x, y }) => `${kind} ${x},${y}`).sort();

const placesOf = (defects: readonly { x: number; y: number }[]): string[] =>
  defects.map(({ x, y }) => `${x},${y}`).sort();

// The phases that rawspeed lists for real cameras. The active area begins at (16, 10).
test.each([
  [0, 0],
  [3, 2],
  [4, 4],
])('X-Trans, moved by %i and %i', async (dx, dy) => {
  const folder = `x-trans-${dx}-${dy}`;
  await simulate({ dir: at(folder), camera: { ...CAMERA, mosaic: movedXTrans(dx, dy) }, frames: 8, formats: ['dng'] });
  const result = await scan(`${folder}/dng`);
  expect(result.frame?.mosaic).toEqual(movedXTrans(dx, dy));
  expect(listed(result.defects)).toEqual(listed(DEFECTS));
});

test.each(Object.entries(BAYER))('Bayer, %s', async (name, mosaic) => {
  await simulate({ dir: at(name), camera: { ...CAMERA, mosaic }, frames: 8, formats: ['dng'] });
  const result = await scan(`${name}/dng`);
  expect(result.frame?.mosaic).toEqual(mosaic);
  expect(listed(result.defects)).toEqual(listed(DEFECTS));
});

test.each([
  ['cyan, magenta, yellow and green', ['GM', 'CY'], ['GM', 'CY'], { G: 0.7, M: 0.8, C: 0.9, Y: 1 }],
  ['such filters in four rows', ['GM', 'CY', 'MG', 'CY'], ['GM', 'CY', 'MG', 'CY'], { G: 0.7, M: 0.8, C: 0.9, Y: 1 }],
  ['red, green, blue and emerald, which DNG calls cyan', ['RG', 'EB'], ['RG', 'CB'], { R: 0.5, G: 1, B: 0.6, E: 0.8 }],
])('%s', async (name, mosaic, read, shares) => {
  await shootMosaic(at(name), mosaic, shares);
  const result = await scan(name);
  expect(result.frame?.mosaic).toEqual(read);
  expect(listed(result.defects)).toEqual(listed(DEFECTS));
});

test('monochrome', async () => {
  await simulate({ dir: at('grey'), camera: { ...CAMERA, mosaic: 'none' }, frames: 8, formats: ['dng'] });
  const result = await scan('grey/dng');
  expect(result.frame).toMatchObject({ channels: 1, active: CAMERA.active });
  expect(result.frame?.mosaic).toBeUndefined();
  expect(listed(result.defects)).toEqual(listed(DEFECTS));
});

test.each(['tiff', 'png'] as const)('16-bit RGB in a %s', async (format) => {
  await shootRgb(at(format), format);
  const result = await scan(format);
  expect(result.frame).toMatchObject({ channels: 3, bits: 16, lossy: false });
  // Without their kinds: the rule for stuck pixels is for one sample a pixel, and such a one counts as hot here.
  expect(placesOf(result.defects)).toEqual(placesOf(DEFECTS));
});
