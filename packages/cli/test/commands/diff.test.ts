import { readFile } from 'node:fs/promises';
import type { Defect, Result } from '@hotpix/result';
import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const sample = await sampleResult();
const at = (x: number, amplitude: number): Defect => ({
  ...sample.defects[0],
  kind: 'hot',
  x,
  y: 5,
  amplitude,
  extent: { x, y: 5, width: 1, height: 1 },
});
const save = (name: string, result: Result | readonly Result[]): Promise<string> =>
  folder.write(name, JSON.stringify(result));
const of = (...defects: Defect[]): Result => ({ ...sample, defects });
const diff = (...args: string[]) => run(folder.path, 'diff', ...args);

describe('hotpix diff', () => {
  test('of one Result says that there is one', async () => {
    const { code, stderr } = await diff('before.json');
    expect(code).toBe(2);
    expect(stderr).toContain('Expected two saved Results, the earlier one first, got 1.');
  });

  test('tells what is new, gone, worse and better, and ends with 1', async () => {
    await save('before.json', of(at(1, 100), at(2, 100), at(3, 100), at(4, 100)));
    await save('after.json', of(at(2, 104), at(3, 130), at(4, 70), at(9, 55)));
    const { code, stdout } = await diff('before.json', 'after.json');
    expect(stdout.split('\n')).toEqual([
      'hotpix simulated no. 1, 64 x 48',
      '1 new, 1 gone, 1 worse, 1 better, 1 as before.',
      '  new     hot at 9, 5, +55.0 DN',
      '  gone    hot at 1, 5, +100.0 DN',
      '  worse   hot at 3, 5, +100.0 to +130.0 DN',
      '  better  hot at 4, 5, +100.0 to +70.0 DN',
      '',
    ]);
    expect(code).toBe(1);
  });

  test('ends with 0 where nothing is new or worse', async () => {
    await save('before.json', of(at(1, 100), at(2, 100)));
    await save('after.json', of(at(2, 100)));
    expect(await diff('before.json', 'after.json')).toMatchObject({ code: 0 });
  });

  test('writes the same as JSON', async () => {
    await save('before.json', of(at(1, 100)));
    await save('after.json', of(at(1, 100), at(9, 55)));
    const { stdout } = await diff('before.json', 'after.json', '--json', '-');
    expect(JSON.parse(stdout)).toEqual({
      camera: sample.camera,
      new: [at(9, 55)],
      gone: [],
      worse: [],
      better: [],
      same: 1,
    });
  });

  test('writes a page that says the same, whatever the camera is called', async () => {
    const named = (result: Result): Result => ({ ...result, camera: { make: '', model: '<script>', serial: '' } });
    await save('before.json', named(of(at(1, 100))));
    await save('after.json', named(of(at(1, 200), at(9, 55))));
    await diff('before.json', 'after.json', '--html', 'diff.html');
    const page = await readFile(folder.at('diff.html'), 'utf8');
    expect(page).toContain('1 new, 0 gone, 1 worse, 0 better, 0 as before.');
    expect(page).toContain('<h1>&lt;script&gt;</h1>');
    expect(page).toContain('<td class="number">9</td><td class="number">5</td>');
  });

  test('compares each camera of a list with itself', async () => {
    const other = { ...of(at(7, 10)), camera: { make: 'Other', model: 'Camera', serial: '1' } };
    await save('before.json', [other, of(at(1, 100))]);
    await save('after.json', [of(at(1, 100)), other]);
    const { code, stdout } = await diff('before.json', 'after.json');
    expect(stdout.match(/0 new, 0 gone, 0 worse, 0 better, 1 as before/g)).toHaveLength(2);
    expect(code).toBe(0);
  });

  test('compares a Result with that of its camera in a list, whichever of both is the earlier', async () => {
    const other = { ...of(at(7, 10)), camera: { make: 'Other', model: 'Camera', serial: '1' } };
    await save('list.json', [other, of(at(1, 100))]);
    await save('one.json', of(at(1, 100), at(9, 55)));
    const [grew, shrank] = [await diff('list.json', 'one.json'), await diff('one.json', 'list.json')];
    expect(grew).toMatchObject({ code: 1 });
    expect(grew.stdout).toMatch(/^hotpix simulated no\. 1, 64 x 48\n1 new, 0 gone, .* 1 as before\.\n/);
    expect(shrank).toMatchObject({ code: 0 });
    expect(shrank.stdout).toMatch(/^hotpix simulated no\. 1, 64 x 48\n0 new, 1 gone, .* 1 as before\.\n/);
  });

  test('says which cameras a list has where the one is not among them', async () => {
    const body = (serial: string) => ({ ...of(at(7, 10)), camera: { make: 'Other', model: 'Camera', serial } });
    await save('list.json', [body('1'), body('2')]);
    await save('one.json', of(at(1, 100)));
    for (const files of [
      ['list.json', 'one.json'],
      ['one.json', 'list.json'],
    ]) {
      const { code, stderr } = await diff(...files);
      expect(code).toBe(2);
      expect(stderr).toContain(
        "Expected a Result of hotpix simulated no. 1, 64 x 48, of which 'one.json' is, got 'list.json', which is of another camera or size: Other Camera no. 1, 64 x 48; Other Camera no. 2, 64 x 48.",
      );
    }
  });

  test('refuses one file for two outputs, before it writes', async () => {
    await save('before.json', of(at(1, 100)));
    const { code, stderr } = await diff('before.json', 'before.json', '--json', 'out', '--html', './out');
    expect(code).toBe(2);
    expect(stderr).toContain("got './out' twice");
  });

  test('refuses a list that lost a camera', async () => {
    const other = { ...of(at(7, 10)), camera: { make: 'Other', model: 'Camera', serial: '1' } };
    await save('before.json', [of(at(1, 100)), other]);
    await save('after.json', [of(at(1, 100))]);
    const { code, stderr } = await diff('before.json', 'after.json');
    expect(code).toBe(2);
    expect(stderr).toContain('Expected a Result of Other Camera no. 1');
  });

  test.each<[string, Result, RegExp]>([
    [
      'of another camera',
      { ...sample, camera: { make: 'Other', model: 'Camera', serial: '1' } },
      /another camera or size/,
    ],
    [
      'without a verdict',
      { ...sample, status: 'refused', reason: 'One scene.', defects: [] },
      /without one: One scene/,
    ],
  ])('refuses a Result %s', async (_, before, message) => {
    await save('before.json', before);
    await save('after.json', sample);
    const { code, stderr } = await diff('before.json', 'after.json');
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('asks for two Results', async () => {
    const { code, stderr } = await diff('one.json');
    expect(code).toBe(2);
    expect(stderr).toContain("Try 'hotpix diff before.json after.json'");
  });
});
