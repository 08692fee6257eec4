/** Plugins of a config in TypeScript, end to end, also those that fail. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { command } from './support/command.ts';
import { hotpix, type Run } from './support/hotpix.ts';
import { readResult } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

/** A decoder of four dumps: byte 0 tells which; all have a hot pixel at 10, 7. */
const DUMP = `
export interface Frame { samples: Uint16Array }
export const dump = (level: number) => ({
  name: 'dump',
  version: '3.2.1',
  decode: {
    match: (head: Uint8Array) => head[0] === 0xd0,
    async decode(source: { read(): Promise<Uint8Array> }) {
      const seed = (await source.read())[1];
      const samples = new Uint16Array(48 * 32);
      let random = seed + 1;
      const next = () => (random = (random * 48271) % 2147483647) / 2147483647;
      const [across, down] = [next() * 20 - 10, next() * 20 - 10];
      for (let i = 0; i < samples.length; i++) samples[i] = 1000 + across * (i % 48) + down * (i / 48) + 20 * next();
      samples[7 * 48 + 10] += level;
      return {
        samples, width: 48, height: 32, channels: 1 as const, active: { x: 0, y: 0, width: 48, height: 32 },
        bits: 12, black: 0, white: 4095, lossy: false, camera: { make: 'Bench', model: 'Dump', serial: '1' }, capture: {},
      };
    },
  },
});
`;

beforeAll(async () => {
  await simulate({ dir: at(), camera: CAMERA, frames: 4, formats: ['dng'] });
  await mkdir(at('dumps'));
  for (const n of [1, 2, 3, 4, 5, 6]) await writeFile(at('dumps', `${n}.dump`), Uint8Array.of(0xd0, n));
});

/** A folder with a config that has these plugins; run hotpix in it. */
async function project(name: string, plugins: string, files: string): Promise<(...args: string[]) => Promise<Run>> {
  await mkdir(at(name));
  await writeFile(at(name, 'dump.ts'), DUMP);
  const head = `import { defineConfig } from 'hotpix';\nimport { dump } from './dump.ts';\nvoid dump;\n`;
  await writeFile(
    at(name, 'hotpix.config.ts'),
    `${head}export default defineConfig({ files: ['../${files}'], plugins: [${plugins}] });\n`,
  );
  return (...args) => command(at(name), args);
}

describe('plugins of one’s own', () => {
  test('decode, rank and report', async () => {
    const strongest = `{ name: 'strongest', rank: (findings) => ({ ...findings, defects: findings.defects.slice(0, 1) }) }`;
    const lines = `{ name: 'lines', report: { extension: '.txt', render: ({ defects }) => defects.map(({ x, y }) => x + ' ' + y + '\\n').join('') } }`;
    const run = await project('own', `dump(700), ${strongest}, ${lines}`, 'dumps');
    const { code, stdout, stderr } = await run(
      'scan',
      '--json',
      'result.json',
      '--report',
      'lines=lines.txt',
      '--capture',
      'scene',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^1 defect: 1 hot\.\n1 can be seen .*\n\nBench Dump, no\. 1, 48 x 32, 6 ordinary photographs/,
    );
    expect(await readFile(at('own/lines.txt'), 'utf8')).toBe('10 7\n');
    const { plugins, files } = await readResult(at('own/result.json'));
    expect(plugins).toContainEqual({ name: 'dump', version: '3.2.1' });
    expect(plugins.map(({ name }) => name).slice(-2)).toEqual(['strongest', 'lines']);
    expect(files.map(({ decoder }) => decoder)).toEqual(new Array(6).fill('dump'));
  });

  test('repair and write what they decode', async () => {
    const write = `{
      name: 'writer',
      fix: (patches, { defects }) => defects.map(({ x, y }) => ({ x, y, channel: 0, from: 0, to: 5, method: 'own' })),
      write: { match: (head) => head[0] === 0xd0, write: async ({ patches }) => ({ bytes: new TextEncoder().encode(patches.map(({ to }) => to).join()), extension: '.fixed', notes: [] }) },
    }`;
    const run = await project('writing', `dump(700), ${write}`, 'dumps');
    const { code, stderr } = await run('fix', '--out', 'out');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await readFile(at('writing/out/3.fixed'), 'utf8')).toMatch(/^5(,5)*$/);
  });
});

describe('a plugin that fails is named with its hook and, where there is one, its file', () => {
  test.each([
    ['rank', `{ name: 'odd', rank() { throw new Error('out of cheese'); } }`, []],
    [
      'report',
      `{ name: 'odd', report: { extension: '.x', render: async () => { throw new Error('out of cheese'); } } }`,
      ['--report', 'odd=x'],
    ],
    ['measure', `{ name: 'odd', measure() { throw new Error('out of cheese'); } }`, []],
    [
      'accumulate',
      `{ name: 'odd', accumulate: { version: 1, capacity: () => 9, planes: () => ({}), add() { throw new Error('out of cheese'); } } }`,
      [],
    ],
  ])('by throwing in %s', async (hook, plugin, args) => {
    const run = await project(`throws-${hook}`, plugin, 'dng');
    const { code, stdout, stderr } = await run('scan', ...args);
    expect(code).toBe(2);
    expect(stdout).toMatch(hook === 'report' ? /^5 defects: / : /^$/);
    // `project` writes the plugins into the fourth line.
    expect(stderr).toMatch(
      new RegExp(`^hotpix: .*plugin 'odd', hook '${hook}': out of cheese\\n {2}thrown at hotpix\\.config\\.ts:4\\n$`),
    );
  });

  test('by throwing in measure, with its photograph, and the State keeps those before it', async () => {
    const odd = `{ name: 'odd', measure() { if (++n > 3) throw new Error('out of cheese'); return {}; } }`;
    const run = await project('throws-late', `dump(700), (() => { let n = 0; return ${odd}; })()`, 'dumps');
    const { code, stderr } = await run('scan', '--state', 'late.state', '--concurrency', '1');
    expect(code).toBe(2);
    expect(stderr).toContain("hotpix: ../dumps/4.dump, plugin 'odd', hook 'measure': out of cheese\n");
    const again = await run('scan', '--state', 'late.state', '--concurrency', '1', '--json', 'out.json');
    expect(again.code).toBe(0);
    expect((await readResult(at('throws-late/out.json'))).files).toHaveLength(6);
  });

  test('by throwing in report, and the reports of others are written', async () => {
    const odd = `{ name: 'odd', report: { extension: '.x', render: async () => { throw new Error('out of cheese'); } } }`;
    const run = await project('throws-beside', odd, 'dng');
    const { code, stdout, stderr } = await run('scan', '--report', 'odd=x', '--json', 'out.json');
    expect(code).toBe(2);
    expect(stdout).toMatch(/\nWrote out\.json\n$/);
    expect(stderr).toContain('out of cheese');
    expect(await readFile(at('throws-beside/out.json'), 'utf8')).toMatch(/\}\n$/);
  });

  test('by throwing in decode, as a row of every file that it was asked for', async () => {
    const run = await project(
      'throws-decode',
      `{ name: 'odd', decode: { match: () => true, decode() { throw new Error('out of cheese'); } } }`,
      'dumps',
    );
    const { code, stdout } = await run('scan');
    expect(code).toBe(2);
    const failed =
      '6 files (../dumps/1.dump, ../dumps/2.dump, ../dumps/3.dump and 3 more): odd: out of cheese (thrown at hotpix.config.ts:4)';
    expect(stdout).toContain(`failed     ${failed}\n`);
    expect((await run('scan', '--quiet')).stderr).toContain(`hotpix: ${failed}\n`);
    const sharded = await run('scan', '--shard', '1/2', '--state', 'shard.state');
    expect(sharded.stderr).toMatch(/: odd: out of cheese \(thrown at hotpix\.config\.ts:4\)\n/);
    await writeFile(at('throws-decode/map.csv'), 'x,y\n10,7\n');
    const followed = await run('timeline', '--map', 'map.csv');
    expect(followed.stderr).toContain('got none. odd: out of cheese (thrown at hotpix.config.ts:4)\n');
    const inspected = await run('inspect', '../dumps/1.dump');
    expect(inspected.stdout).toBe(
      '../dumps/1.dump\n  cannot be decoded  out of cheese\n  thrown at hotpix.config.ts:4\n',
    );
  });

  test('by throwing in fix, as what became of every photograph', async () => {
    const run = await project(
      'throws-fix',
      `dump(700), { name: 'odd', fix() { throw new Error('out of cheese'); } }`,
      'dumps',
    );
    await writeFile(at('throws-fix/map.csv'), 'x,y\n10,7\n');
    const { code, stderr } = await run('fix', '--map', 'map.csv', '--out', 'out');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^hotpix: 6 files \(.*\): out of cheese \(thrown at hotpix\.config\.ts:4\)\n$/);
  });

  test('by giving way to the built-in ones', async () => {
    const run = await project(
      'gives-way',
      `{ name: 'odd', decode: { match: () => true, decode() { throw new Error('out of cheese'); } } }`,
      'dng',
    );
    expect(await run('scan', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test.each([
    [
      'decode',
      `{ name: 'odd', decode: { match: () => true, decode: () => new Promise(() => {}) } }`,
      `, file '../dng/frame-0001.dng'`,
      [],
    ],
    ['rank', `{ name: 'odd', rank: () => new Promise(() => {}) }`, '', []],
    [
      'report',
      `{ name: 'odd', report: { extension: '.x', render: () => new Promise(() => {}) } }`,
      '',
      ['--report', 'odd=x'],
    ],
  ])('by never answering in %s', async (hook, plugin, file, args) => {
    await project(`never-${hook}`, plugin, 'dng');
    // What is waited for ends with the process that nothing else keeps.
    const { code, stdout, stderr } = await hotpix(at(`never-${hook}`), ['scan', ...args]);
    expect(code).toBe(2);
    expect(stdout).toMatch(hook === 'report' ? /^5 defects: / : /^$/);
    expect(stderr).toContain('hotpix: The process ran out of work while a plugin still owed an answer: ');
    expect(stderr).toContain(`plugin 'odd', hook '${hook}'${file}`);
  });

  test('by taking too long for a file, which is a row', async () => {
    const slow = `{ name: 'odd', decode: { match: (head, path) => path.endsWith('1.dng'), decode: () => new Promise((done) => setTimeout(done, 120_000)) } }`;
    await project('slow', slow, 'dng');
    const start = Date.now();
    // What it left behind does not keep the process.
    const { code, stdout } = await hotpix(at('slow'), ['scan', '--timeout', '5']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'failed     ../dng/frame-0001.dng: Expected the file to be decoded within 5 s, it was not.',
    );
    expect(Date.now() - start).toBeLessThan(50_000);
  });
});

describe('a name that is taken is refused, with what to rename', () => {
  const reporter = (name: string): string => `{ name: '${name}', report: { extension: '.own', render: () => 'own' } }`;
  const ranker = (name: string): string => `{ name: '${name}', rank: (findings) => findings }`;
  const built = (name: string, kind: string): string =>
    `hotpix: hotpix.config.ts: expected 'plugins[0]' to have a name of its own, got '${name}', the name of the built-in ${kind}. Rename it, as in 'own-${name}'.`;

  test.each([
    ['json', 'reporter', reporter('json')],
    ['html', 'reporter', reporter('html')],
    // Not in use unless asked for.
    ['csv', 'reporter', reporter('csv')],
    ['decoder-raw', 'decoder', `{ ...dump(700), name: 'decoder-raw' }`],
    ['moments', 'accumulator', ranker('moments')],
    ['evidence', 'ranker', ranker('evidence')],
    ['variance', 'ranker', ranker('variance')],
    ['fixer', 'fixer', `{ name: 'fixer', fix: (patches) => patches }`],
  ])('%s, which a built-in %s has', async (name, kind, plugin) => {
    const run = await project(`taken-${name}`, plugin, 'dng');
    const { code, stdout, stderr } = await run('scan');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(built(name, kind))).toBe(true);
  });

  test('that of another plugin of the config, by their places', async () => {
    const run = await project('twice', `${ranker('a')}, ${ranker('odd')}, ${reporter('odd')}`, 'dng');
    const { code, stderr } = await run('scan');
    expect(code).toBe(2);
    expect(stderr).toBe(
      "hotpix: hotpix.config.ts: expected 'plugins[2]' to have a name of its own, got 'odd', the name of 'plugins[1]'. Remove one of the two, or rename it.\n",
    );
  });

  test('but reporters may share an extension, and each writes where it is told to', async () => {
    const run = await project('shared', `${reporter('one')}, ${reporter('two')}`, 'dng');
    expect(await run('scan', '--quiet', '--report', 'two=out.own')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await readFile(at('shared/out.own'), 'utf8')).toBe('own');
  });
});

describe('a plugin of a wrong shape is told with the config it stands in', () => {
  test.each([
    ['an unknown key', `{ name: 'odd', decoder: {} }`, "Plugin 'odd' has unknown key 'decoder'. Valid keys: 'name', "],
    ['no name', `{ rank: (findings) => findings }`, "a 'name' of at least one character, got nothing"],
    ['no hook', `{ name: 'odd' }`, "Expected plugin 'odd' to have at least one of decode, measure, accumulate,"],
    [
      'a hook of another type',
      `{ name: 'odd', rank: 500 }`,
      "Expected plugin 'odd' to have a function in 'rank', got 500",
    ],
    ['the form of a factory', 'dump', "expected 'plugins[0]' to be a plugin, which is an object, got a function."],
  ])('%s', async (what, plugin, message) => {
    const run = await project(what.replaceAll(' ', '-'), plugin, 'dng');
    const { code, stderr } = await run('scan');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^hotpix: hotpix\.config\.ts: /);
    expect(stderr).toContain(message);
  });
});
