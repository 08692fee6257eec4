/** Reports for CI servers, in this process. */
import { readdir, readFile } from 'node:fs/promises';
import { sampleResult } from '@hotpix/core/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const one = await sampleResult();
const other = { ...one, camera: { make: 'Other', model: 'Camera', serial: '' } };
const FORMATS = ['junit', 'github', 'gitlab', 'markdown', 'sarif', 'shields'];

beforeEach(() => folder.write('all.json', JSON.stringify([one, other])));
beforeEach(() => void vi.stubEnv('GITHUB_STEP_SUMMARY', undefined));
afterEach(() => vi.unstubAllEnvs());

test.each(FORMATS)('%s of many cameras is one file, and changes no exit code', async (format) => {
  const limits = ['--limit', `defects=${one.defects.length - 1}`];
  expect((await run(folder.path, 'check', 'all.json', ...limits, '--quiet')).code).toBe(1);
  const { code } = await run(folder.path, 'check', 'all.json', ...limits, '--report', `${format}=out.txt`, '--quiet');
  expect(code).toBe(1);
  expect((await readdir(folder.path)).sort()).toEqual(['all.json', 'out.txt']);
});

test('a saved Result is reported without its photographs', async () => {
  const { code } = await run(folder.path, 'report', 'all.json', '--report', 'junit=junit.xml');
  expect(code).toBe(0);
  expect((await readFile(folder.at('junit.xml'), 'utf8')).match(/<testsuite /g)).toHaveLength(2);
});

test('commands for GitHub stand alone on the standard output', async () => {
  const { stdout, stderr } = await run(folder.path, 'report', 'all.json', '--report', 'github=-');
  for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(/^::(notice|warning|error) /);
  expect(stderr).toContain('Camera 1 of 2');
});

test('the step summary of GitHub is added to what is there', async () => {
  const path = await folder.write('summary.md', 'before\n');
  vi.stubEnv('GITHUB_STEP_SUMMARY', path);
  await run(folder.path, 'report', 'all.json', '--report', 'github=-', '--quiet');
  expect(await readFile(path, 'utf8')).toMatch(/^before\n## hotpix: 2 cameras\n/);
  await run(folder.path, 'report', 'all.json', '--report', 'junit=a.xml', '--quiet');
  expect((await readFile(path, 'utf8')).match(/## hotpix/g)).toHaveLength(1);
});

test('a step summary that cannot be written is told, and ends nothing', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', folder.at('no-folder', 'summary.md'));
  const { code, stderr } = await run(folder.path, 'report', 'all.json', '--report', 'github=-', '--quiet');
  expect(code).toBe(0);
  expect(stderr).toContain('which GITHUB_STEP_SUMMARY names');
});
