/** Whatever path the system refuses, and whatever it was for, is told in words, and never in the codes of the system. */
import { execFile } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleResult } from '@hotpix/core/testing';
import { command } from './support/command.ts';
import { bin, type Run } from './support/hotpix.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

const BAD = {
  missing: 'missing/a.json',
  'a folder': 'folder',
  'below a file': 'good.json/a.json',
  'a circle of links': 'circle',
  'too long': `${'n'.repeat(300)}.json`,
} as const;

beforeAll(async () => {
  await mkdir(at('folder'));
  await symlink('circle', at('circle'));
  await writeFile(at('good.json'), JSON.stringify(await sampleResult()));
  await writeFile(at('photo.jpg'), 'no photograph');
  await mkdir(at('closed'), { mode: 0o700 });
  await writeFile(at('closed', 'a.json'), '{}');
  await writeFile(at('secret.json'), '{}', { mode: 0o600 });
  await chmod(at(), 0o755);
});

const READING: readonly (readonly [string, (path: string) => string[]])[] = [
  ['scan', (path) => ['scan', path]],
  ['inspect', (path) => ['inspect', path]],
  ['report', (path) => ['report', path]],
  ['diff', (path) => ['diff', path, 'good.json']],
  ['merge', (path) => ['merge', path]],
  ['fix --map', (path) => ['fix', 'photo.jpg', '--map', path, '--out', 'out']],
  ['scan --dark', (path) => ['scan', 'photo.jpg', '--dark', path]],
  ['scan --state', (path) => ['scan', 'photo.jpg', '--state', path]],
  ['scan --config', (path) => ['scan', 'photo.jpg', '--config', path]],
  ['check --baseline', (path) => ['check', 'good.json', '--limit', 'new=0', '--baseline', path]],
];
const WRITING: readonly (readonly [string, (path: string) => string[]])[] = [
  ['report --json', (path) => ['report', 'good.json', '--json', path]],
  ['report --html', (path) => ['report', 'good.json', '--html', path]],
  ['diff --json', (path) => ['diff', 'good.json', 'good.json', '--json', path]],
  ['fix --out', (path) => ['fix', 'photo.jpg', '--map', 'good.json', '--out', path]],
];

/** `EACCES: permission denied, open`, and its like. */
const RAW = /\bE[A-Z]{4,}\b|, (open|stat|lstat|mkdir|read|scandir) '/;

function assertWords({ code, stdout, stderr }: Run): void {
  expect(stdout + stderr).not.toMatch(RAW);
  expect(stdout + stderr).toMatch(/expected|does not exist|cannot be read|not a photograph|matches nothing/i);
  expect(code).toBe(2);
}

/** Two of some paths for each case, so that every path comes in several: each run takes its time. */
const twoOf = (paths: readonly string[], i: number): string[] => [0, 2].map((step) => paths[(i + step) % paths.length]);

describe('a path to read', () => {
  test.each(READING.map((one, i) => [...one, i] as const))('%s', async (_, args, i) => {
    for (const path of twoOf(Object.values(BAD), i)) {
      // A scan begins a State where there is none.
      if (args(path).includes('--state') && path === BAD.missing) continue;
      assertWords(await command(at(), args(path)));
    }
  });
});

describe('a path to write to', () => {
  test.each(WRITING.map((one, i) => [...one, i] as const))('%s', async (_, args, i) => {
    for (const path of twoOf([BAD['below a file'], BAD['a circle of links'], BAD['too long']], i)) {
      assertWords(await command(at(), args(path)));
    }
  });
});

/** Runs a list of commands in one process, whose start takes longer than they do, and prints what each said. */
const RUN_ALL = `
  import { main } from '${new URL('../packages/cli/dist/main.js', import.meta.url).href}';
  const write = process.stdout.write.bind(process.stdout);
  const runs = [];
  for (const args of JSON.parse(process.argv[1])) {
    const said = { stdout: '', stderr: '' };
    for (const name of Object.keys(said)) process[name].write = (text) => Boolean((said[name] += text));
    runs.push({ code: await main(args), ...said });
  }
  write(JSON.stringify(runs), () => process.exit());`;

describe.skipIf(!isRoot || process.platform === 'win32')('for who may not, it is said so: (needs root)', () => {
  let runs: Run[] = [];

  beforeAll(async () => {
    const commands = [
      ...READING.map(([, args]) => args('secret.json')),
      ...WRITING.map(([, args]) => args('closed/new.json')),
      ['init'],
    ];
    const script = ['--input-type=module', '--eval', RUN_ALL, JSON.stringify(commands)];
    const options = { cwd: at(), uid: NOBODY, gid: NOBODY, env: { ...process.env, NODE_OPTIONS: '', HOME: '/' } };
    const { stdout } = await promisify(execFile)(process.execPath, script, options);
    runs = JSON.parse(stdout) as Run[];
  });

  test.each(READING.map(([name], i) => [name, i] as const))('%s', (name, i) => {
    assertWords(runs[i]);
    expect(runs[i].stdout + runs[i].stderr, name).toMatch(/permission/);
  });

  test.each(WRITING.map(([name], i) => [name, i] as const))('%s', (name, i) => {
    const run = runs[READING.length + i];
    assertWords(run);
    expect(run.stdout + run.stderr, name).toMatch(/permission to write/);
  });

  test('init', () => {
    expect(runs.at(-1)?.stderr).toMatch(/^hotpix: Expected a folder to write to, got '\.', one that you/);
  });
});

test.skipIf(process.platform !== 'linux')('an output that is full is told in words', async () => {
  const said = await new Promise<string>((resolve) => {
    const script = ['-c', 'exec "$@" > /dev/full', 'sh', process.execPath, bin, 'report', 'good.json'];
    execFile('sh', script, { cwd: at() }, (_, __, stderr) => resolve(stderr));
  });
  expect(said).toMatch(/^hotpix: Cannot print: .* disk that is full\./m);
  expect(said).not.toMatch(RAW);
});
