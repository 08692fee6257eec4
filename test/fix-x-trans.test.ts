/** hotpix fix of X-Trans photographs, end to end. */
import { readFile, writeFile } from 'node:fs/promises';
import { createHotpix } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { findTag, readTiff, TAG } from '@hotpix/tiff';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { hotpix } from './support/hotpix.ts';
import { filtersOf, unpackRaw } from './support/libraw.ts';
import { movedXTrans } from './support/sensors.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

const decoder = createHotpix({ plugins: [rawDecoder({ threads: 1 })] });
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
    expect(await hotpix(at(), ['fix', ...args])).toEqual({ code: 0, stdout: '', stderr: '' });
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

describe('X-Trans files that do not say how their filters lie', () => {
  beforeAll(async () => {
    await simulate({
      dir: at('silent'),
      camera: { ...CAMERA, mosaic: movedXTrans(0, 0) },
      frames: 8,
      formats: ['dng'],
    });
    for (let n = 1; n <= 8; n++) await silence(at(`silent/dng/frame-000${n}.dng`));
  });

  /** LibRaw looks at two bits of each colour code alone; in DNG there is no colour 8 and above. */
  async function silence(path: string): Promise<void> {
    const bytes = await readFile(path);
    const offset = findTag(readTiff(bytes), TAG.CFAPattern)?.offset ?? 0;
    for (let i = 0; i < 36; i++) bytes[offset + i] |= 8;
    await writeFile(path, bytes);
  }

  test('are scanned by what the pictures show, and repaired without a word on which filters are red', async () => {
    const scanned = await hotpix(at(), ['scan', 'silent/dng', '--expected-false', '0.001', '--json', 'silent.json']);
    expect(scanned.code).toBe(0);
    const result = JSON.parse(await readFile(at('silent.json'), 'utf8')) as { defects: { x: number; y: number }[] };
    expect(result.defects.map(({ x, y }) => `${x},${y}`).sort()).toEqual(PLACES);
    const { code } = await hotpix(at(), ['fix', 'silent/dng', '--map', 'silent.json', '--out', 'spoken']);
    expect(code).toBe(0);
    const [before, after] = await Promise.all(
      ['silent/dng', 'spoken'].map((dir) => readFile(at(`${dir}/frame-0001.dng`))),
    );
    // Its first directory stands at the end once more, where four bytes of the header lead. A sample has two bytes.
    expect(after.length - before.length).toBeLessThan(600);
    const changed = Array.from(before.keys()).filter((index) => index >= 8 && before[index] !== after[index]);
    expect(changed.length).toBeLessThanOrEqual(2 * DEFECTS.length);
  });
});
