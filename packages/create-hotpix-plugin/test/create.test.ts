/** The built program, as npm runs it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOOLS } from '../src/manifest.ts';

const bin = fileURLToPath(new URL('../bin/create-hotpix-plugin.js', import.meta.url));
const root = fileURLToPath(new URL('../../../package.json', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'create-hotpix-plugin-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Nobody sits at a terminal here. */
function create(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

test.each([
  ['decoder', 'sensor-dump', 'sensorDumpDecoder'],
  ['ranker', 'warm-ranker', 'warmRanker'],
  ['reporter', 'junit', 'junitReporter'],
  ['accumulator', 'accumulator', 'accumulator'],
  ['fixer', 'bench-fixer', 'benchFixer'],
])('a %s called %s exports %s', async (kind, name, factory) => {
  expect(await create(name, '--kind', kind)).toMatchObject({ code: 0, stderr: '' });
  expect((await readdir(join(folder, name))).sort()).toEqual(
    ['.gitignore', 'README.md', 'package.json', 'src', 'test', 'tsconfig.build.json', 'tsconfig.json'].sort(),
  );
  expect(JSON.parse(await read(`${name}/package.json`))).toMatchObject({
    name,
    peerDependencies: { '@hotpix/core': expect.stringMatching(/^\^\d+\.\d+\.\d+$/) },
  });
  const source = await read(`${name}/src/index.ts`);
  expect(source).toContain(`export function ${factory}(`);
  expect(source).toContain(`name: '${name}'`);
  for (const path of ['src/index.ts', 'test/index.test.ts', 'README.md']) {
    expect(await read(`${name}/${path}`)).not.toMatch(/my-?(decoder|ranker|reporter|accumulator|fixer)/i);
  }
});

test('parents of the folder are made, and it says what to type next', async () => {
  const { stdout } = await create('plugins/of-mine', '--kind', 'reporter');
  expect(stdout).toContain('  cd plugins/of-mine\n  npm install\n  npm test\n');
  expect(existsSync(join(folder, 'plugins/of-mine/package.json'))).toBe(true);
});

test.each([
  ['with files', 'notes.txt'],
  ['without any', undefined],
])('a folder that is there, %s, is left as it is', async (_, file) => {
  const name = file ? 'full' : 'empty';
  await mkdir(join(folder, name));
  if (file) await writeFile(join(folder, name, file), 'mine');
  expect(await create(name, '--kind', 'decoder')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('Expected a folder that is not there yet'),
  });
  expect(await readdir(join(folder, name))).toEqual(file ? [file] : []);
});

test.each([
  [
    ['new', '--kind', 'writer'],
    "Expected --kind to be one of decoder, ranker, reporter, accumulator, fixer, got 'writer'.",
  ],
  [['new'], 'Expected --kind, got nothing. Say: npm create hotpix-plugin my-plugin -- --kind decoder'],
  [['--kind', 'decoder'], 'Expected the folder, got nothing.'],
  [['new', 'newer', '--kind', 'decoder'], 'Expected one folder, got 2.'],
  [['new', '--sort', 'decoder'], "Unknown option '--sort'"],
  [['New Plugin', '--kind', 'decoder'], "lower-case letters, digits and single dashes, got 'New Plugin'."],
  [['a--b', '--kind', 'decoder'], 'lower-case letters, digits and single dashes'],
])('%j is refused in words, and leaves nothing', async (args, words) => {
  const before = await readdir(folder);
  const { code, stdout, stderr } = await create(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(await readdir(folder)).toEqual(before);
});

test('--help says how it is called', async () => {
  const { code, stdout } = await create('--help');
  expect(code).toBe(0);
  expect(stdout).toContain('npm create hotpix-plugin <folder> -- --kind <kind>');
});

test('new plugins are tested with the tools that the templates are tested with', async () => {
  const { devDependencies } = JSON.parse(await readFile(root, 'utf8')) as { devDependencies: object };
  expect(devDependencies).toMatchObject(TOOLS);
});
