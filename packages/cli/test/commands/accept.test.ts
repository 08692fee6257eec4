/** hotpix accept, and what hotpix check makes of it. */
import { readFile } from 'node:fs/promises';
import type { Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const sample = await sampleResult();
const other = { ...sample, camera: { make: 'Other', model: 'Camera', serial: '' } };
const save = (name: string, result: unknown) => folder.write(name, JSON.stringify(result));
const accept = (...args: string[]) =>
  run(folder.path, 'accept', '--baseline', 'accepted.json', '--reason', 'harmless', '--by', 'Ann', ...args);
const check = (file: string) => run(folder.path, 'check', file, '--limit', 'new=0', '--baseline', 'accepted.json');
const accepted = () => readFile(folder.at('accepted.json'), 'utf8');

beforeEach(async () => {
  const [one] = sample.defects;
  const at = (x: number, y: number) => ({ ...one, x, y, extent: { x, y, width: 1, height: 1 } });
  await save('before.json', { ...sample, defects: [at(5, 6)] });
  await save('now.json', { ...sample, defects: [at(5, 6), at(30, 20)] });
  await save('fleet.json', [{ ...sample, defects: [at(5, 6)] }, other]);
});

test('a new defect fails the check, passes when it was accepted, and fails again after its last day', async () => {
  await accept('before.json');
  expect((await check('now.json')).code).toBe(1);
  expect(await accept('now.json', '--until', '2999-01-31')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/accepted 1 defect: hot at 30, 20\.\nWrote accepted\.json\n$/),
  });
  expect((await check('now.json')).code).toBe(0);
  await folder.write('accepted.json', (await accepted()).replace('2999-01-31', '2020-01-31'));
  const { code, stdout } = await check('now.json');
  expect(code).toBe(1);
  expect(stdout).toContain('\nEXCEEDED  new 1 of at most 0\n');
  expect(stdout).toContain('\nAcceptance expired: hot at 30, 20, until 2020-01-31, by Ann: harmless.\n');
});

test('a place that is named is accepted alone', async () => {
  await accept('now.json', '--site', '30,20');
  expect((await check('now.json')).stdout).toContain('Against the baseline: 1 new,');
});

describe('what is accepted already', () => {
  beforeEach(async () => {
    await accept('now.json');
  });

  test('gets another reason and day by its place, and is told what they were', async () => {
    const { stdout } = await accept('now.json', '--site', '30,20', '--reason', 'ticket 12', '--until', '2999-01-31');
    expect(stdout).toMatch(
      /accepted 1 defect: hot at 30, 20\.\n {2}In place of an earlier decision of Ann: harmless\nWrote accepted\.json\n$/,
    );
    const { cameras } = JSON.parse(await accepted()) as {
      cameras: { accepted: { reason: string; until?: string }[] }[];
    };
    expect(cameras[0].accepted).toMatchObject([{ reason: 'harmless' }, { reason: 'ticket 12', until: '2999-01-31' }]);
  });

  test('is left as it is where no place is named, and so is the file', async () => {
    const before = await accepted();
    const { code, stdout } = await accept('now.json', '--reason', 'ticket 12');
    expect(code).toBe(0);
    expect(stdout).toMatch(/nothing to accept .* by --site\.\naccepted\.json stays as it is\.\n$/);
    expect(await accepted()).toBe(before);
  });
});

describe('a list of cameras', () => {
  test('is accepted camera by camera', async () => {
    await accept('fleet.json');
    expect((await check('fleet.json')).code).toBe(0);
  });

  test('may be narrowed to those of a name, and the others stay unknown', async () => {
    await accept('fleet.json', '--camera', 'other');
    const { code, stdout } = await check('fleet.json');
    expect(code).toBe(2);
    expect(stdout).toContain("'hotpix accept' adds what is accepted of it");
  });

  test('does not say of which camera a place is', async () => {
    const { code, stderr } = await accept('fleet.json', '--site', '5,6');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Name it by --camera.')]);
  });
});

test.each<[string, string[], string]>([
  ['a place where nothing is', ['now.json', '--site', '31,20'], 'got none. The nearest is at 30,20.'],
  ['a day that is over', ['now.json', '--until', '2020-01-31'], "'--until' to be a day to come, got '2020-01-31'"],
  ['no reason', ['now.json', '--reason', ''], "'', which says nothing. Put the words behind it, in quotes."],
  ['a camera that is not there', ['now.json', '--camera', 'Leica'], "with 'Leica' in its name, got none."],
  ['a Result without a verdict', ['refused.json'], 'which has none of hotpix simulated no. 1, 64 x 48: Too few.'],
])('%s is told, and nothing is written', async (_, args, words) => {
  await save('refused.json', { ...sample, status: 'insufficient', reason: 'Too few.', defects: [] });
  const { code, stderr } = await accept(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  await expect(accepted()).rejects.toThrow('ENOENT');
});

test('the Result that was a baseline is left as it is, and its defects are accepted into a file of decisions', async () => {
  await save('accepted.json', JSON.parse(await readFile(folder.at('before.json'), 'utf8')) as Result);
  const before = await accepted();
  expect((await accept('now.json')).stderr).toContain("got 'accepted.json', which holds a Result.");
  expect(await accepted()).toBe(before);
});

test('words of a file act upon neither the terminal nor the next line', async () => {
  await accept('now.json', '--until', '2999-01-31');
  const evil = (await accepted())
    .replace('2999-01-31', '2020-01-31')
    .replace('"harmless"', '"\\u001b[2J\\n::error::\\u202e"');
  await folder.write('accepted.json', evil);
  const { stdout } = await check('now.json');
  expect(stdout).toContain('Acceptance expired: ');
  expect(stdout.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202e]/);
  expect(stdout).not.toMatch(/^::error/m);
});
