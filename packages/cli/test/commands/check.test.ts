/** hotpix check of saved Results, in this process. */
import { readFile } from 'node:fs/promises';
import type { Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
let sample: Result;
beforeAll(async () => {
  sample = await sampleResult();
});

const save = (name: string, result: Partial<Result> | Partial<Result>[]) => folder.write(name, JSON.stringify(result));
const check = (...args: string[]) => run(folder.path, 'check', ...args);

/** Three defects now; when it was accepted it lacked the second, and had another that is gone. */
beforeEach(async () => {
  const [one] = sample.defects;
  const at = (x: number, y: number) => ({ ...one, kind: 'hot' as const, x, y });
  await save('now.json', { ...sample, defects: [at(5, 6), at(30, 20), at(7, 40)] });
  await save('accepted.json', { ...sample, defects: [at(5, 6), at(7, 40), at(50, 9)] });
  const { mosaic: _, ...frame } = sample.frame!;
  await save('picture.json', { ...sample, frame: { ...frame, channels: 3 } });
});

describe('the last word', () => {
  const last = async (...args: string[]) => (await check(...args)).stdout.trimEnd().split('\n').at(-1);

  test('is the verdict, also of one camera', async () => {
    expect(await last('now.json', '--limit', 'defects=2')).toBe(
      'EXCEEDED  hotpix simulated no. 1, 64 x 48: defects 3 of at most 2',
    );
    expect(await last('now.json', '--limit', 'defects=3')).toBe(
      'within limits  hotpix simulated no. 1, 64 x 48: 3 defects',
    );
  });

  test('is what was not judged, where files of another camera were set aside', async () => {
    const stray = { path: 'b.raw', status: 'setAside' as const, code: 'otherCamera', reason: 'it is of another' };
    await save('stray.json', { ...sample, files: [...sample.files, stray] });
    expect(await last('stray.json', '--limit', 'defects=9')).toBe(
      'NOT CHECKED  1 file of another camera, size or kind; --group checks each camera.',
    );
  });

  test('has no heading of a camera where there is none', async () => {
    await save('none.json', [
      { ...sample, status: 'insufficient', reason: 'Nothing.', camera: null, frame: null, defects: [] },
    ]);
    const { stdout } = await check('none.json', '--limit', 'defects=9');
    expect(stdout).toMatch(/^No verdict\. Nothing\.\n/);
    expect(stdout).toMatch(/\nNO VERDICT {2}Nothing\.\n$/);
  });
});

test('a saved Result that is judged keeps the order of its fields, where those of the judgement have their own', async () => {
  await check('now.json', '--limit', 'new=3', '--baseline', 'accepted.json', '--json', 'judged.json');
  const keysOf = async (name: string) => Object.keys(JSON.parse(await readFile(folder.at(name), 'utf8')) as Result);
  const judged = await keysOf('judged.json');
  expect(judged.filter((key) => key !== 'limits' && key !== 'baseline')).toEqual(await keysOf('now.json'));
  expect(judged.slice(judged.indexOf('checks'))).toEqual(['checks', 'limits', 'baseline', 'sections']);
});

test.each([
  ['one', false],
  ['a list', true],
])('what a baseline told of %s is told again by a report', async (_, isList) => {
  const now = JSON.parse(await readFile(folder.at('now.json'), 'utf8')) as Result;
  await save('saved.json', isList ? [now] : now);
  await check('saved.json', '--limit', 'new=3', '--baseline', 'accepted.json', '--json', 'judged.json');
  const { stdout } = await run(folder.path, 'report', 'judged.json');
  expect(stdout).toContain(
    '\nAgainst the baseline: 1 new, 1 gone, 0 worse, 0 better, 2 as before.\n  new     hot at 30, 20',
  );
});

test('the table of defects says by what it is sorted', async () => {
  const { stdout } = await check('now.json', '--limit', 'defects=9');
  expect(stdout).toContain('\nSorted: what is certain by amplitude, then the rest by score.\n');
});

test('half a saved Result is called cut short', async () => {
  const whole = await readFile(folder.at('now.json'), 'utf8');
  for (const share of [0.01, 0.5, 0.99]) {
    await folder.write('half.json', whole.slice(0, share * whole.length));
    const { code, stderr } = await check('half.json', '--limit', 'hot=1');
    expect([code, stderr]).toEqual([2, expect.stringContaining('got JSON that is cut short: its end is missing.')]);
  }
});

describe('a baseline', () => {
  test('tells what is new and gone, of which only what is limited is judged', async () => {
    const { code, stdout } = await check('now.json', '--limit', 'defects=3', '--baseline', 'accepted.json');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\nAgainst the baseline: 1 new, 1 gone, 0 worse, 0 better, 2 as before\.\n {2}new {5}hot at 30, 20, .* DN\n {2}gone {4}hot at 50, 9, .* DN\n\n/,
    );
  });

  test('without limits lets nothing be new', async () => {
    const { code, stdout } = await check('now.json', '--baseline', 'accepted.json');
    expect(code).toBe(1);
    expect(stdout).toContain('\nEXCEEDED  new 1 of at most 0\n');
    expect(await check('now.json', '--baseline', 'now.json')).toMatchObject({ code: 0 });
  });

  test('tells no more of each than the rows that were asked for', async () => {
    await save('accepted.json', { ...sample, defects: [] });
    const { stdout } = await check('now.json', '--limit', 'new=3', '--baseline', 'accepted.json', '--top', '2');
    expect(stdout).toMatch(
      /\nAgainst the baseline: 3 new, 0 gone, .*\n {2}new {5}hot at 5, 6, .*\n {2}new {5}hot at 30, 20, .*\n {2}and 1 more; --top shows more, --json holds all\.\n\n/,
    );
  });

  test('is told of each camera of a group below its own heading, where all is asked for', async () => {
    await save('both.json', [sample, { ...sample, camera: { make: 'Other', model: 'Camera', serial: '' } }]);
    await save('grouped.json', [sample, { ...sample, camera: { make: 'Other', model: 'Camera', serial: '' } }]);
    const { stdout } = await check('both.json', '--limit', 'new=0', '--baseline', 'grouped.json', '--verbose');
    expect(stdout.match(/Camera \d of 2|Against the baseline: 0 new, 0 gone/g)).toEqual([
      'Camera 1 of 2',
      'Against the baseline: 0 new, 0 gone',
      'Camera 2 of 2',
      'Against the baseline: 0 new, 0 gone',
    ]);
  });

  test('is written into the Result: what is new by its place, what is gone as it was, without crops', async () => {
    await check('now.json', '--limit', 'new=3', '--baseline', 'accepted.json', '--json', 'judged.json');
    const { baseline, defects } = JSON.parse(await readFile(folder.at('judged.json'), 'utf8')) as Result;
    expect(baseline).toMatchObject({ new: [1], worse: [], better: [], same: 2 });
    expect(defects[1]).toMatchObject({ x: 30, y: 20 });
    expect(baseline?.gone).toMatchObject([{ x: 50, y: 9 }]);
    expect(baseline?.gone[0]).not.toHaveProperty('crops');
  });

  test('that lacks a camera of a group leaves the others judged, and says of which it says nothing', async () => {
    const other = { ...sample, camera: { make: 'Other', model: 'Camera', serial: '' } };
    await save('both.json', [sample, other]);
    const { code, stdout } = await check(
      'both.json',
      '--limit',
      'new=0',
      '--limit',
      'defects=9',
      '--baseline',
      'accepted.json',
    );
    expect(code).toBe(2);
    expect(stdout.trimEnd().split('\n').slice(-2)).toEqual([
      'EXCEEDED     hotpix simulated no. 1, 64 x 48: new 4 of at most 0',
      'NO BASELINE  Other Camera, 64 x 48: 4 defects',
    ]);
    expect(stdout).toContain("Warning: Expected a Result of this camera in the baseline 'accepted.json', got none");
    const quiet = await check('both.json', '--limit', 'new=9', '--baseline', 'accepted.json', '--quiet');
    expect(quiet.stderr).toMatch(/\nhotpix: Other Camera, 64 x 48: Expected a Result of this camera in the baseline/);
    const unasked = await check('both.json', '--limit', 'defects=9', '--baseline', 'accepted.json');
    expect(unasked.code).toBe(0);
  });

  test('is judged though a report cannot be written, which ends the check with 2', async () => {
    const args = ['--limit', 'defects=9', '--report', 'png=mask.png', '--json', 'again.json'];
    const fine = await check('now.json', ...args);
    expect(fine.code).toBe(0);
    const { code, stdout } = await check('picture.json', ...args, '--report', 'dcraw=bad.txt');
    expect([code, stdout.includes('within  defects')]).toEqual([2, true]);
  });

  test('is needed by a limit on new defects', async () => {
    expect(await check('now.json', '--limit', 'new=0')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "hotpix: Expected a baseline beside the limit on new defects, in the config or by --baseline, got none. Try 'hotpix check photos/ --limit new=0 --baseline accepted.json'.\n",
    });
  });

  test('of no camera is told as one without a verdict, before anything is scanned', async () => {
    await save('blank.json', { ...sample, status: 'insufficient', reason: 'Too few.', camera: null, frame: null });
    const { code, stderr } = await check('no-folder', '--limit', 'new=0', '--baseline', 'blank.json');
    expect(code).toBe(2);
    expect(stderr).toBe(
      "hotpix: Expected a baseline with a verdict, got 'blank.json', which has none: Too few. Scan photographs that give one.\n",
    );
  });

  test('of another camera is told by the cameras that it has', async () => {
    const other = { ...sample, camera: { make: 'Other', model: 'Camera', serial: '9' } };
    await save('others.json', [other, { ...sample, status: 'insufficient', camera: null, frame: null }]);
    const { stderr } = await check('now.json', '--limit', 'new=0', '--baseline', 'others.json');
    expect(stderr).toContain("got 'others.json', which is of Other Camera no. 9, 64 x 48. Scan");
  });
});

describe('limits that are exceeded where all is quiet', () => {
  test('are told, a line each', async () => {
    expect(await check('now.json', '--limit', 'hot=2', '--limit', 'defects=0', '--limit', 'dim=0', '--quiet')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^hotpix: notes\.txt: .*\nhotpix: Limit exceeded: defects 3 of at most 0\.\nhotpix: Limit exceeded: hot 3 of at most 2\.\n$/,
      ),
    });
  });

  test('are told of a group with the camera', async () => {
    await save('both.json', [
      sample,
      { ...sample, camera: { make: 'Other', model: 'Camera', serial: '' }, defects: [] },
    ]);
    const { stderr } = await check('both.json', '--limit', `defects=${sample.defects.length - 1}`, '--quiet');
    expect(stderr).toMatch(
      /\nhotpix: hotpix simulated no\. 1, 64 x 48: Limit exceeded: defects \d+ of at most \d+\.\n$/,
    );
    expect(stderr).not.toContain('Other Camera');
  });
});

test('of many cameras without a verdict the reason is told once where all is quiet', async () => {
  const of = (serial: string) => ({
    ...sample,
    status: 'insufficient' as const,
    reason: 'Too few.',
    defects: [],
    camera: { make: 'Any', model: 'A', serial },
  });
  await save('many.json', [sample, ...['1', '2', '3', '4'].map(of)]);
  const { code, stderr } = await check('many.json', '--limit', 'defects=99', '--quiet');
  expect(code).toBe(2);
  expect(stderr.match(/.*No verdict.*/g)).toEqual([
    'hotpix: 4 cameras (Any A no. 1, 64 x 48; Any A no. 2, 64 x 48; Any A no. 3, 64 x 48 and 1 more): No verdict. Too few.',
  ]);
});

describe('a saved Result that was judged by force', () => {
  const MESSAGE = 'Nearly the same scene.';
  const WHY = `${MESSAGE} This Result was forced; as it is it gives no verdict.`;
  beforeEach(() =>
    save('forced.json', { ...sample, checks: [{ name: 'independentScenes', status: 'failed', message: MESSAGE }] }),
  );

  test('is no verdict, whatever the limits', async () => {
    const { code, stdout } = await check('forced.json', '--limit', 'defects=1000');
    expect(code).toBe(2);
    expect(stdout).toContain(`No verdict. ${WHY} With --force it counts as one.\n`);
    expect(stdout).not.toContain('within');
  });

  test('is told where all is quiet', async () => {
    const { code, stderr } = await check('forced.json', '--limit', 'defects=1000', '--quiet');
    expect(code).toBe(2);
    expect(stderr).toContain(`hotpix: No verdict. ${WHY} With --force it counts as one.\n`);
  });

  test('is no baseline', async () => {
    const { code, stderr } = await check('now.json', '--limit', 'new=9', '--baseline', 'forced.json');
    expect(code).toBe(2);
    expect(stderr).toContain(
      `Expected a baseline with a verdict, got 'forced.json', which has none of hotpix simulated no. 1, 64 x 48: ${WHY}`,
    );
  });

  test('is judged where force is said again', async () => {
    const forced = ['--limit', 'new=0', '--baseline', 'forced.json', '--force'];
    const { code, stdout } = await check('forced.json', ...forced);
    expect(code).toBe(0);
    expect(stdout).toContain(`\nJudged by force although the photographs are refused: ${MESSAGE}\n`);
  });

  test('lets no camera of a group pass', async () => {
    const other = { ...sample, camera: { make: 'Other', model: 'Camera', serial: '' } };
    const failed = [{ name: 'stillLights', status: 'failed' as const, message: MESSAGE }];
    await save('both.json', [{ ...sample, checks: failed }, other]);
    expect((await check('both.json', '--limit', 'defects=1000')).code).toBe(2);
  });
});
