import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dark, simulate, type Defect } from '@hotpix/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';

const example = fileURLToPath(new URL('..', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const hot = (x: number, y: number): Defect => ({ kind: 'hot', x, y, rate: 2000, offset: 500 });
const accepted = [hot(100, 100), hot(200, 150)];

let unit: string;

beforeAll(async () => {
  unit = await mkdtemp(join(tmpdir(), 'hotpix-camera-ci-'));
  await cp(join(example, 'hotpix.config.ts'), join(unit, 'hotpix.config.ts'));
  await symlink(join(root, 'node_modules'), join(unit, 'node_modules'), 'junction');
});

afterAll(() => rm(unit, { recursive: true, force: true }));

/** Takes six dark frames of the unit, in place of earlier ones. */
async function photograph(defects: readonly Defect[]): Promise<void> {
  const camera = { seed: 5, width: 320, height: 240, defects };
  const settings = () => ({ iso: 400, exposure: 0.5 });
  await simulate({ dir: join(unit, 'frames'), camera, frames: 6, formats: ['dng'], scene: dark, settings });
}

function hotpix(...args: string[]): Promise<{ code: number; output: string }> {
  const bin = join(root, 'packages/cli/dist/bin.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: unit }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

test('a unit cannot be judged without the map that was accepted last', async () => {
  await photograph(accepted);
  const { code, output } = await hotpix('check');
  expect(output).toContain('accepted.json');
  expect(code).toBe(2);
});

test('a unit passes as it was accepted', async () => {
  expect(await hotpix('scan', '--json', 'accepted.json')).toMatchObject({ code: 0 });
  const { code, output } = await hotpix('check');
  expect(output).toContain('within  new 0 of at most 0');
  expect(code).toBe(0);
});

test('a unit that grew a hot pixel fails, and leaves a report and a JUnit file', async () => {
  await photograph([...accepted, hot(50, 60)]);
  const { code, output } = await hotpix('check');
  expect(output).toContain('EXCEEDED  new 1 of at most 0');
  expect(code).toBe(1);
  expect(await readFile(join(unit, 'report/junit.xml'), 'utf8')).toMatch(/<failure [^>]*new 1 of at most 0/);
  expect(await readFile(join(unit, 'report/index.html'), 'utf8')).toMatch(/^<!doctype html>/i);
});
