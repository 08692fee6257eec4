/** Dark frames and flat fields, end to end: the figures of EMVA 1288 from one scan, or from a pair of them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { createCamera, dark, flat, toDng, type CameraOptions, type Scene } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA as USUAL } from './support/camera.ts';
import { command } from './support/command.ts';
import { readResult } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
/** Its hot pixels would outweigh all that a good sensor shows. */
const CAMERA: CameraOptions = { ...USUAL, defects: [] };
const OTHER: CameraOptions = { ...CAMERA, make: 'Other', model: 'Camera', serial: '9' };

async function shoot(
  folder: string,
  options: CameraOptions,
  scene: Scene,
  first: number,
  exposure = 0.1,
): Promise<void> {
  const camera = createCamera(options);
  await mkdir(at(folder));
  for (let index = first; index < first + 4; index++) {
    await writeFile(at(`${folder}/${index}.dng`), toDng(camera.photograph(scene, { iso: 400, exposure, index })));
  }
}

const scan = (...args: string[]) => command(at(), ['scan', ...args, '--quiet']);

async function figuresOf(path: string): Promise<Record<string, readonly (number | null)[]>> {
  const { emva1288 } = (await readResult(at(path))).sections;
  return Object.fromEntries((emva1288?.figures ?? []).map(({ name, values }) => [name, values]));
}

beforeAll(async () => {
  await shoot('darks', CAMERA, dark(), 0);
  await shoot('flats', CAMERA, flat(0.5), 10);
  await shoot('long', CAMERA, dark(), 20, 2);
  await shoot('other', OTHER, dark(), 30);
  for (const set of ['darks', 'long', 'other']) await scan(set, '--capture', 'dark', '--state', `${set}.state`);
});

describe('a scan', () => {
  test('of dark frames gives DSNU in DN, and says what electrons need', async () => {
    await scan('darks', '--json', 'darks.json');
    const { sections, capture } = await readResult(at('darks.json'));
    const { emva1288 } = sections;
    expect(capture).toEqual({ mode: 'dark', guessed: true });
    expect(emva1288?.colours).toEqual(['R', 'G', 'B']);
    expect(emva1288?.figures.find(({ name }) => name === 'dsnu')?.values.every((value) => value !== null)).toBe(true);
    expect(emva1288?.figures.find(({ name }) => name === 'dsnuElectrons')).toMatchObject({
      values: [null, null, null],
      absent: expect.stringContaining('system gain'),
    });
  });

  test('of flat fields with a dark set gives the gain that the camera has', async () => {
    expect(await scan('flats', '--capture', 'flat', '--dark', 'darks.state', '--json', 'pair.json')).toMatchObject({
      code: 0,
    });
    const { gain, prnu } = await figuresOf('pair.json');
    // 40000 e⁻ over 15871 DN at ISO 100: at ISO 400, 1.587 DN/e⁻.
    for (const k of gain) expect((k ?? NaN) / 1.587).toBeCloseTo(1, 1);
    expect(prnu.every((value) => value !== null)).toBe(true);
    const { sections, checks } = await readResult(at('pair.json'));
    const { emva1288 } = sections;
    expect([emva1288?.frames, emva1288?.darkFrames]).toEqual([4, 4]);
    expect(checks.find(({ name }) => name === 'darkSet')?.status).toBe('passed');
  });

  test('warns of dark frames that were taken otherwise', async () => {
    await scan('flats', '--capture', 'flat', '--dark', 'long.state', '--json', 'long.json');
    const { checks } = await readResult(at('long.json'));
    expect(checks.find(({ name }) => name === 'darkSet')).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('exposure time'),
    });
  });

  test('holds its limits in the Result', async () => {
    await scan('flats', '--capture', 'flat', '--flat-limit', '0.25', '--json', 'limited.json');
    expect((await readResult(at('limited.json'))).options).toMatchObject({ flatLimit: 0.25 });
  });
});

describe('a dark set', () => {
  test.each([
    ['of another camera', 'other.state', 'Expected a dark set of frames of Hotpix Simulated'],
    ['that is not there', 'missing.state', "got 'missing.state', which does not exist"],
    ['that is none', 'darks/0.dng', 'Expected a hotpix State'],
  ])('%s ends with 2 and says so', async (_, file, message) => {
    const { code, stderr } = await scan('flats', '--capture', 'flat', '--dark', file);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('is not written to', async () => {
    const { code, stderr } = await scan('flats', '--dark', 'darks.state', '--state', 'darks.state');
    expect([code, stderr]).toEqual([2, expect.stringContaining('which is an input')]);
  });
});
