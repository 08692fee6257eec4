/** hotpix check never passes what it did not judge. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseResults } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { command } from './support/command.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const check = (...args: string[]) => command(at(), ['check', ...args]);
const save = (name: string, results: unknown): Promise<void> => writeFile(at(name), JSON.stringify(results));
const read = async (name: string): Promise<Result[]> => parseResults(await readFile(at(name), 'utf8'));

/** Two bodies of one model; the second has two defects less. */
beforeAll(async () => {
  const formats = ['dng'] as const;
  await simulate({ dir: at('mixed/one'), camera: CAMERA, frames: 8, formats });
  await simulate({
    dir: at('mixed/two'),
    camera: { ...CAMERA, serial: '0002', defects: DEFECTS.slice(0, 3) },
    frames: 6,
    formats,
  });
  await command(at(), ['scan', 'mixed', '--group', '--json', 'both.json', '--quiet']);
  const [one, two] = await read('both.json');
  await save('one.json', one);
  await save('two.json', two);
  await mkdir(at('stray'));
  for (const n of [1, 2, 3]) await copyFile(at(`mixed/one/dng/frame-000${n}.dng`), at(`stray/${n}.dng`));
  await copyFile(at('mixed/two/dng/frame-0001.dng'), at('stray/other.dng'));
});

describe('of several cameras', () => {
  test('each is held against the limits, and one that exceeds them fails all', async () => {
    expect(await check('mixed', '--group', '--limit', 'defects=5')).toMatchObject({ code: 0 });
    const { code, stdout } = await check('mixed', '--group', '--limit', 'defects=4');
    expect(code).toBe(1);
    expect(stdout).toContain('\nEXCEEDED  defects 5 of at most 4\n');
    expect(stdout).toMatch(/^within limits {2}Hotpix Simulated no\. 0002, 240 x 180: 3 defects$/m);
  });

  test('a saved list is judged likewise, with or without --group', async () => {
    for (const group of [[], ['--group']]) {
      expect(await check('both.json', ...group, '--limit', 'defects=5', '--quiet')).toMatchObject({
        code: 0,
        stderr: '',
      });
      expect(await check('both.json', ...group, '--limit', 'defects=4', '--quiet')).toMatchObject({ code: 1 });
    }
  });

  test('each is held against the baseline of its own', async () => {
    const limit = ['--limit', 'new=0', '--baseline'];
    expect(await check('mixed', '--group', ...limit, 'both.json')).toMatchObject({ code: 0 });
    expect(await check('one.json', ...limit, 'both.json')).toMatchObject({ code: 0 });
    const [one, two] = await read('both.json');
    await save('younger.json', [{ ...one, defects: one.defects.slice(1) }, two]);
    expect(await check('both.json', ...limit, 'younger.json')).toMatchObject({ code: 1 });
    expect(await check('two.json', ...limit, 'younger.json')).toMatchObject({ code: 0 });
  });

  test('one without a baseline ends with 2 and is named, and the others are judged', async () => {
    const { code, stdout } = await check('both.json', '--limit', 'new=0', '--baseline', 'one.json');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^within limits +Hotpix Simulated no\. 0001, 240 x 180: \d+ defects$/m);
    expect(stdout).toMatch(/^NO BASELINE +Hotpix Simulated no\. 0002, 240 x 180: \d+ defects$/m);
  });

  test('one that cannot be judged ends with 2, although the others pass', async () => {
    const { code, stderr } = await check('stray', '--group', '--limit', 'defects=5', '--quiet');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^hotpix: Hotpix Simulated no\. 0002, 240 x 180: No verdict\. Expected at least 2/);
  });

  test('those that were set aside are told when all is quiet', async () => {
    expect(await check('stray', '--limit', 'defects=99', '--quiet')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'hotpix: NOT CHECKED  1 file of another camera, size or kind; --group checks each camera.\n',
    });
  });

  test('a saved Result that set some aside is not one of each', async () => {
    const { code, stderr } = await check('one.json', '--group', '--limit', 'defects=5');
    expect(code).toBe(2);
    expect(stderr).toBe(
      "hotpix: Expected a Result of each camera, got 'one.json', which set Hotpix Simulated no. 0002, 240 x 180 aside. Scan the photographs with --group.\n",
    );
  });
});

describe('a saved Result is no pass', () => {
  const limits = ['--limit', 'defects=5', '--limit', 'failedFiles=9'];

  test.each(['insufficient', 'refused'])('that is %s, whatever limits it was held against', async (status) => {
    const [one] = await read('one.json');
    const kept = [{ name: 'defects', limit: 5, actual: 0, exceeded: false }];
    await save(`${status}.json`, { ...one, status, reason: 'Nobody can tell.', defects: [] });
    await save(`${status}-kept.json`, { ...one, status, reason: 'Nobody can tell.', defects: [], limits: kept });
    for (const name of [status, `${status}-kept`]) {
      const { code, stdout } = await check(`${name}.json`, ...limits);
      expect(code).toBe(2);
      expect(stdout).toMatch(/^No verdict\. Nobody can tell\.[ \n]/);
      const quiet = await check(`${name}.json`, ...limits, '--quiet');
      expect(quiet).toMatchObject({ code: 2, stdout: '' });
      expect(quiet.stderr).toContain('hotpix: No verdict. Nobody can tell.');
    }
    const { stdout } = await check(`${status}.json`, ...limits, '--json', '-', '--quiet');
    expect(JSON.parse(stdout)).not.toHaveProperty('limits');
  });

  test('that counts no photograph although it calls itself complete', async () => {
    const [one] = await read('one.json');
    for (const files of [[], one.files.filter(({ status }) => status !== 'used')]) {
      await save('nothing.json', { ...one, files, defects: [] });
      const { code, stderr } = await check('nothing.json', ...limits);
      expect(code).toBe(2);
      expect(stderr).toContain("Expected a Result of photographs, got 'nothing.json', which counts none.");
    }
  });

  test('that is an empty list, or one among others that is none', async () => {
    await save('empty.json', []);
    expect(await check('empty.json', ...limits)).toMatchObject({ code: 2 });
    await save('half.json', [...(await read('one.json')), {}]);
    expect(await check('half.json', ...limits)).toMatchObject({ code: 2 });
  });

  test('beside another: each is a photograph that nobody can read', async () => {
    expect(await check('one.json', 'two.json', ...limits)).toMatchObject({ code: 2 });
  });
});

describe('a baseline without a verdict', () => {
  test.each(['insufficient', 'refused'])('that is %s ends with 2 and is named', async (status) => {
    const [one] = await read('one.json');
    await save('baseline.json', { ...one, status, reason: 'Nobody can tell.', defects: [] });
    const { code, stderr } = await check('one.json', '--limit', 'new=9', '--baseline', 'baseline.json');
    expect(code).toBe(2);
    expect(stderr).toBe(
      "hotpix: Expected a baseline with a verdict, got 'baseline.json', which has none of Hotpix Simulated no. 0001, 240 x 180: Nobody can tell. Scan photographs that give one.\n",
    );
  });

  test('of no camera ends with 2', async () => {
    const [one] = await read('one.json');
    await save('blank.json', { ...one, status: 'insufficient', camera: null, frame: null, defects: [] });
    expect(await check('one.json', '--limit', 'new=9', '--baseline', 'blank.json')).toMatchObject({ code: 2 });
  });
});

test('a folder without a single photograph is no pass', async () => {
  await mkdir(at('notes'));
  await writeFile(at('notes/a.txt'), 'Sunny, f/8.');
  expect(await check('notes', '--limit', 'defects=5')).toMatchObject({ code: 2 });
});
