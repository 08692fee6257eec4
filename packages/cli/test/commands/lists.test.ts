/** hotpix check and diff of lists of other programs. */
import { readFile } from 'node:fs/promises';
import type { Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { writeDefectMap, FORMAT_NAMES, type DefectMap, type FormatName } from '@hotpix/defect-maps';
import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const sample = await sampleResult();
const { width, height, active, mosaic } = sample.frame!;
const point = (x: number, y: number) => ({ x, y, width: 1, height: 1 });
/** Two pixels that touch, and one alone. */
const MAP: DefectMap = {
  width,
  height,
  active,
  ...(mosaic && { mosaic }),
  defects: [point(8, 8), point(9, 9), point(30, 20)],
};
const write = (name: string, format: FormatName, map = MAP) => folder.write(name, writeDefectMap(format, map).bytes);
const hotpix = (...args: string[]) => run(folder.path, ...args);
const check = (...args: string[]) => hotpix('check', ...args, '--like', 'camera.json');

beforeEach(async () => {
  await folder.write('camera.json', JSON.stringify(sample));
  await write('list', 'dcraw');
});

describe('check of a list', () => {
  // The list of JPEGs is of no raw file.
  test.each(FORMAT_NAMES.filter((format) => format !== 'jpegpixi'))(
    'of %s counts its pixels and clusters',
    async (format) => {
      await write('list', format);
      const { code, stdout } = await check('list', '--limit', 'defects=2', '--limit', 'clusters=1');
      expect(stdout).toContain('\nEXCEEDED  defects 3 of at most 2\n');
      expect(stdout).toContain('within  clusters 1 of at most 1');
      expect(code).toBe(1);
    },
  );

  test('passes where it keeps all limits, and says what cannot be judged', async () => {
    const { code, stdout } = await check('list', '--limit', 'defects=3');
    expect(code).toBe(0);
    expect(stdout).toContain("3 defects in the list 'list'.");
    expect(stdout).toContain('how strong they are, and whether any is worse or better, cannot be judged.');
    expect(stdout).not.toMatch(/amplitude|photographs? \(|can be seen/);
  });

  test.each([
    ['amplitude=5', 'amplitude of at most 5 cannot be judged. A dcraw list tells places, and no amplitudes.'],
    ['defects:above-50dn=5', 'cannot be judged. A dcraw list tells places, and no amplitudes.'],
    ['hot=5', 'hot of at most 5 cannot be judged. A dcraw list does not tell kinds of all defects.'],
    ['failedFiles=0', 'failedFiles of at most 0 cannot be judged. A dcraw list names no photographs.'],
  ])('has no verdict on %s, which it does not tell', async (limit, words) => {
    const { code, stdout } = await check('list', '--limit', limit);
    expect(stdout).toContain(words);
    expect(code).toBe(2);
  });

  test.each(['dcraw', 'siril', 'fits'] as const)('of %s judges columns by their pixels', async (format) => {
    await write('list', format, { ...MAP, defects: [{ x: 12, y: 10, width: 1, height: 20 }, point(30, 20)] });
    const { code, stdout } = await check('list', '--limit', 'column=0', '--limit', 'defects=2');
    expect(stdout).toContain('within  defects 2 of at most 2\nEXCEEDED  column 1 of at most 0\n');
    expect(stdout).toMatch(/ 12 +10 +column\n.* 30 +20 +defect\n/);
    expect(code).toBe(1);
  });

  test('says nothing of files', async () => {
    expect((await check('list', '--limit', 'defects=3')).stdout).not.toContain('0 files');
  });

  test('tells several limits that it cannot judge in sentences', async () => {
    const { stdout } = await check('list', '--limit', 'amplitude=5', '--limit', 'hot=5');
    expect(stdout).toContain('kinds of all defects. amplitude of at most 5 cannot be judged. A dcraw list');
  });

  test('judges kinds where the list tells them', async () => {
    await write('list.csv', 'csv', { ...MAP, defects: [{ ...point(8, 8), kind: 'dead' }] });
    expect(await check('list.csv', '--limit', 'dead=0', '--limit', 'hot=0')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('within  hot 0 of at most 0'),
    });
  });

  test('is held against a baseline of its camera', async () => {
    await folder.write(
      'accepted.json',
      JSON.stringify({ ...sample, defects: sample.defects.slice(0, 1) } satisfies Result),
    );
    const { code, stdout } = await check('list', '--baseline', 'accepted.json');
    expect([code, stdout]).toEqual([1, expect.stringContaining('Against the baseline: 3 new, 1 gone, 0 worse')]);
  });

  test('keeps its Result as JSON, which is judged as the list is', async () => {
    await check('list', '--limit', 'defects=3', '--json', 'listed.json');
    const { sections } = JSON.parse(await readFile(folder.at('listed.json'), 'utf8')) as Result;
    expect(sections.map).toEqual({ path: 'list', format: 'dcraw', tellsKinds: false });
    expect(await hotpix('check', 'listed.json', '--limit', 'amplitude=5')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('A dcraw list tells places, and no amplitudes.'),
    });
  });

  test.each([
    [['list', '--limit', 'defects=3'], "Expected the camera of the list 'list', got none"],
    [['list', '--limit', 'defects=3', '--like', 'none.json'], "'none.json', which does not exist"],
    [['list', '--like', 'camera.json', '--history', 'qa'], "for the history, got the list 'list'"],
  ])('%j ends with 2 and says what it takes', async (args, words) => {
    const { code, stderr } = await hotpix('check', ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  test('of places that the camera does not have says which', async () => {
    await folder.write('list', '70 5 0\n');
    expect((await check('list', '--limit', 'defects=3')).stderr).toMatch(/line 1/);
  });
});

describe('diff of a list', () => {
  test('takes the camera of the Result that it is compared with', async () => {
    const [{ x, y }] = sample.defects;
    await write('list', 'dcraw', { ...MAP, defects: [point(x, y), point(30, 20)] });
    await folder.write('one.json', JSON.stringify({ ...sample, defects: sample.defects.slice(0, 1) }));
    const { code, stdout } = await hotpix('diff', 'one.json', 'list');
    expect(code).toBe(1);
    expect(stdout).toMatch(/\n1 new, 0 gone, 0 worse, 0 better, 1 as before\.\n.* 30, 20/);
    expect(stdout).toContain('whether any is worse or better, cannot be judged.');
  });

  test.each(FORMAT_NAMES.filter((format) => format !== 'jpegpixi'))('of %s needs nothing else', async (format) => {
    await write('list', format, { ...MAP, defects: [{ ...point(30, 20), kind: 'dead' }] });
    await folder.write('clean.json', JSON.stringify({ ...sample, defects: [] }));
    const { stdout } = await hotpix('diff', 'clean.json', 'list');
    const name = ['csv', 'json'].includes(format) ? 'dead' : 'defect';
    expect(stdout).toContain(`\n1 new, 0 gone, 0 worse, 0 better, 0 as before.\n  new     ${name} at 30, 20\n`);
  });

  test('that is not there says what else may be given', async () => {
    const { code, stderr } = await hotpix('diff', 'camera.json', 'none.lst');
    expect(stderr).toContain('Expected a saved Result or a list of bad pixels (dcraw,');
    expect(stderr).toContain("got 'none.lst', which does not exist. 'hotpix scan photos/ --json map.json' writes");
    expect(code).toBe(2);
  });

  test('and another asks for the camera', async () => {
    await write('later', 'siril');
    expect((await hotpix('diff', 'list', 'later')).stderr).toContain('--like photo.dng');
    expect(await hotpix('diff', 'list', 'later', '--like', 'camera.json')).toMatchObject({ code: 0 });
  });
});

describe('a list in place of', () => {
  test.each([
    ['a Result to accept', ['accept', 'list', '--baseline', 'x.json', '--reason', 'seen'], 'a saved Result, got'],
    ['a Result to report', ['report', 'list', '--html', 'x.html'], 'a saved Result, got'],
    [
      'a baseline',
      ['check', 'camera.json', '--baseline', 'list'],
      'a baseline, a saved Result or a file of decisions, got',
    ],
  ])('%s is told from damage', async (_, args, expected) => {
    const { code, stderr } = await hotpix(...args);
    expect(stderr).toContain(`Expected ${expected} 'list', which looks like a list of bad pixels (dcraw).`);
    expect(stderr).toContain("'hotpix timeline photos/ --map list --json listed.json'");
    expect(code).toBe(2);
  });
});

test.each([
  [['check', 'camera.json', '--baseline', 'none.lst'], '--baseline accepted.json'],
  [['report', 'none.lst', '--html', 'x.html'], '--json result.json'],
])('%j does not advise to write JSON under the name of a list', async (args, advice) => {
  const { stderr } = await hotpix(...args);
  expect(stderr).toContain(advice);
});
