/** hotpix fix of X-Trans photographs, end to end. */
import { readFile } from 'node:fs/promises';
import { createHotpix } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { command } from './support/command.ts';
import { filtersOf, unpackRaw } from './support/libraw.ts';
import { movedXTrans } from './support/sensors.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

const decoder = createHotpix({ plugins: [rawDecoder()] });
const decode = async (path: string) => (await decoder.decode(sourceOf(path, await readFile(at(path))))).frame;

/** Positions of the samples in which two frames of the camera differ. */
function differences(a: Uint16Array, b: Uint16Array): string[] {
  const found = [...a.keys()].filter((i) => a[i] !== b[i]).map((i) => `${i % 240},${Math.floor(i / 240)}`);
  return found.sort();
}

const PLACES = DEFECTS.map(({ x, y }) => `${x},${y}`).sort();

describe.each([
  [0, 0],
  [3, 2],
  [4, 4],
])('an X-Trans mosaic moved by %i and %i', (dx, dy) => {
  const mosaic = movedXTrans(dx, dy);
  const set = `set-${dx}-${dy}`;
  const name = 'frame-0002.dng';

  beforeAll(async () => {
    const options = { frames: 6, formats: ['dng'] as const };
    await simulate({ dir: at(set), camera: { ...CAMERA, mosaic }, ...options });
    await simulate({ dir: at(`${set}-good`), camera: { ...CAMERA, mosaic, defects: [] }, ...options });
    const args = [`${set}/dng`, '--expected-false', '0.001', '--out', `${set}-fixed`, '--quiet'];
    expect(await command(at(), ['fix', ...args])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('stays as it is in the copy, with the masked border and the levels', async () => {
    const before = await decode(`${set}/dng/${name}`);
    const after = await decode(`${set}-fixed/${name}`);
    expect({ ...after, samples: 0 }).toEqual({ ...before, samples: 0 });
    expect(after.mosaic).toEqual(mosaic);
    expect(await filtersOf(at(`${set}-fixed/${name}`))).toBe(9);
  });

  test('has new samples at the defects and nowhere else', async () => {
    const [before, after] = [`${set}/dng/${name}`, `${set}-fixed/${name}`].map((path) => unpackRaw(at(path)));
    expect(differences(await before, await after)).toEqual(PLACES);
  });

  test('is repaired to about what the same camera sees without its defects', async () => {
    const paths = [`${set}/dng/${name}`, `${set}-fixed/${name}`, `${set}-good/dng/${name}`];
    const [bad, fixed, good] = await Promise.all(paths.map((path) => unpackRaw(at(path))));
    for (const { x, y } of DEFECTS) {
      const i = y * 240 + x;
      expect(Math.abs(fixed[i] - good[i])).toBeLessThan(Math.abs(bad[i] - good[i]) / 4);
    }
  });
});
