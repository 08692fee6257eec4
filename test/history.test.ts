/** From an empty folder to two months of history, as the README has it, with real photographs of a simulated camera. */
import { readdir } from 'node:fs/promises';
import { simulate, type Defect } from '@hotpix/simulator';
import { beforeAll, expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { command } from './support/command.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const grown: Defect = { kind: 'hot', x: 30, y: 150, rate: 3000, offset: 4000 };

beforeAll(async () => {
  const formats = ['dng'] as const;
  await simulate({ dir: at('january'), camera: CAMERA, frames: 8, formats });
  await simulate({ dir: at('february'), camera: { ...CAMERA, defects: [...DEFECTS, grown] }, frames: 8, formats });
});

const hotpix = (...args: string[]) => command(at(), [...args, '--history', 'qa-history']);

test('two months tell what is new, since when, and for how long the first were there', async () => {
  const first = await hotpix('scan', 'january/dng', '--at', '2026-01-15');
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('This is the first scan of the camera with a verdict.');

  const second = await hotpix('check', 'february/dng', '--at', '2026-02-15');
  expect(second.code).toBe(1);
  expect(second.stdout).toContain('\nEXCEEDED  new 1 of at most 0\n');
  expect(second.stdout).toMatch(
    /\nAgainst the history: 1 new, 0 gone, 0 worse, 0 better, 5 as before\.\n {2}new {5}hot at 30, 150, /,
  );

  const { stdout } = await hotpix('history', 'show');
  expect(stdout).toMatch(/: 6 defects after 2 scans from 2026-01-15 to 2026-02-15\.\n/);
  expect(stdout).toMatch(/\n2026-02-15 {2}new {3}hot at 30, 150 .* not there on 2026-01-15\n/);
  expect(await readdir(at('qa-history'))).toHaveLength(2);
});

test('a scan that is run again adds nothing', async () => {
  await hotpix('scan', 'february/dng', '--at', '2026-03-15');
  const { stdout } = await hotpix('history', 'list');
  expect(stdout).toMatch(/-raw-[0-9a-f]{8} +2 {2}2026-02-15 /);
});

test('a Result says nothing of the history that it goes into', async () => {
  const results = await Promise.all(
    [[], ['--history', 'elsewhere']].map(
      async (args) => (await command(at(), ['scan', 'january/dng', '--json', '-', '--quiet', ...args])).stdout,
    ),
  );
  expect(results[1]).toBe(results[0]);
});
