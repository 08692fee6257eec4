/** hotpix diff, end to end: two scans of a unit, a year apart. */
import { readFile } from 'node:fs/promises';
import { parseChanges } from '@hotpix/result';
import { simulate, type Defect } from '@hotpix/simulator';
import { beforeAll, expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { command } from './support/command.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const grown: Defect = { kind: 'hot', x: 30, y: 150, rate: 3000, offset: 4000 };
const CAMERA_NAME = 'Hotpix Simulated no. 0001, 240 x 180';
const NUMBERS = '1 new, 0 gone, 0 worse, 0 better, 5 as before.';

beforeAll(async () => {
  const formats = ['dng'] as const;
  await simulate({ dir: at('new'), camera: CAMERA, frames: 8, formats });
  await simulate({ dir: at('old'), camera: { ...CAMERA, defects: [...DEFECTS, grown] }, frames: 8, formats });
  await command(at(), ['scan', 'new/dng', '--json', 'before.json', '--quiet']);
  await command(at(), ['scan', 'old/dng', '--json', 'after.json', '--quiet']);
});

test('tells in the terminal what came', async () => {
  const { code, stdout } = await command(at(), ['diff', 'before.json', 'after.json']);
  expect(stdout).toMatch(new RegExp(`^${CAMERA_NAME}\\n${NUMBERS}\\n {2}new {5}hot at 30, 150, \\+[\\d,.]+ DN\\n$`));
  expect(code).toBe(1);
});

test('tells the other way round what went, and that nothing is worse', async () => {
  const { code, stdout } = await command(at(), ['diff', 'after.json', 'before.json']);
  expect(stdout).toMatch(/\n0 new, 1 gone, .*\n {2}gone {4}hot at 30, 150, /);
  expect(code).toBe(0);
});

test('writes JSON and a page at once, which say the same', async () => {
  const outputs = ['--json', 'changes.json', '--html', 'changes.html'];
  const { code, stdout } = await command(at(), ['diff', 'before.json', 'after.json', ...outputs]);
  expect(code).toBe(1);
  expect(stdout).toContain(NUMBERS);
  const [changes, ...others] = parseChanges(await readFile(at('changes.json'), 'utf8'));
  expect(others).toEqual([]);
  expect(changes).toMatchObject({ new: [{ x: 30, y: 150, kind: 'hot' }], gone: [], worse: [], better: [], same: 5 });
  const page = await readFile(at('changes.html'), 'utf8');
  expect(page).toContain(NUMBERS);
  expect(page).toContain('<td>Hot</td><td class="number">30</td><td class="number">150</td>');
});

test('writes JSON to the standard output alone where it is asked to', async () => {
  const { stdout } = await command(at(), ['diff', 'before.json', 'after.json', '--json', '-']);
  expect(parseChanges(stdout)).toHaveLength(1);
});
