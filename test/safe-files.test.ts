/** Files that a run must not harm, and paths that it must not touch. */
import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { command } from './support/command.ts';
import { bin, hotpix } from './support/hotpix.ts';
import { resultOf } from './support/result-of.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const isPosix = process.platform !== 'win32';

beforeAll(async () => {
  await simulate({ dir: at(), camera: CAMERA, frames: 6 });
  await command(at(), ['scan', 'jpeg', '--json', 'map.json', '--quiet']);
  await command(at(), ['scan', 'dng', '--state', 'dark.state', '--quiet']);
});

async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(at(folder))).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await readFile(at(folder, name))).toString('base64')])),
  );
}

async function copyOf(folder: string, from: string, count: number): Promise<void> {
  await mkdir(at(folder), { recursive: true });
  const names = (await readdir(at(from))).sort().slice(0, count);
  for (const name of names) await copyFile(at(from, name), at(folder, name));
}

describe.runIf(isPosix)('a pipe is refused in words, and nobody waits for it,', () => {
  beforeAll(() => promisify(execFile)('mkfifo', [at('pipe')]));

  test.each([
    ['as a photograph', ['scan', 'pipe', 'jpeg/frame-0001.jpg', '--quiet']],
    ['as what is inspected', ['inspect', 'pipe']],
    ['for --state', ['scan', 'jpeg', '--state', 'pipe']],
    ['for --dark', ['scan', 'jpeg', '--dark', 'pipe']],
    ['for --json', ['scan', 'jpeg', '--json', 'pipe']],
    ['for --html', ['report', 'map.json', '--html', 'pipe']],
    ['for --report', ['report', 'map.json', '--report', 'png=pipe']],
    ['for --baseline', ['check', 'jpeg', '--baseline', 'pipe', '--limit', 'new=0']],
    ['for --map', ['fix', 'jpeg', '--map', 'pipe', '--out', 'none']],
    ['for --out', ['fix', 'jpeg', '--map', 'map.json', '--out', 'pipe']],
    ['for --config', ['scan', 'jpeg', '--config', 'pipe']],
    ['as a Result', ['report', 'pipe']],
    ['as one of two Results', ['diff', 'map.json', 'pipe']],
    ['as the output of a comparison', ['diff', 'map.json', 'map.json', '--json', 'pipe']],
    ['as a State that is merged', ['merge', 'pipe', 'dark.state']],
    ['as the State of a merge', ['merge', 'dark.state', '--state', 'pipe']],
  ])('%s', async (_, args) => {
    const { code, stdout, stderr } = await command(at(), args);
    expect(code).toBe(2);
    expect(stdout + stderr).toMatch(/pipe/);
    expect(stdout + stderr).toMatch(/a device|through a file/);
  });

  test('and devices and sockets as well', async () => {
    const server = createServer().listen(at('socket'));
    for (const path of ['/dev/null', at('socket')]) {
      expect(await command(at(), ['scan', 'jpeg', '--json', path])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(`got '${path}', which is a device, a pipe or a socket.`),
      });
    }
    server.close();
  });

  test('but set aside where it only lies among photographs', async () => {
    await copyOf('odd', 'jpeg', 3);
    await promisify(execFile)('mkfifo', [at('odd/a.jpg'), at('odd/b')]);
    await symlink(at('pipe'), at('odd/c.jpg'));
    const { files } = JSON.parse(await resultOf(at(), ['odd']));
    const aside = files.filter(({ status }: { status: string }) => status !== 'used');
    expect(aside.map(({ path, status, code }: Record<string, string>) => [path, status, code])).toEqual([
      ['odd/a.jpg', 'setAside', 'notAPhotograph'],
      ['odd/b', 'setAside', 'notAPhotograph'],
      ['odd/c.jpg', 'setAside', 'notAPhotograph'],
    ]);
  });
});

/** As on disks of cameras (FAT), which know no second names. */
const NO_LINKS = `import fs from 'node:fs/promises';
  import { syncBuiltinESMExports } from 'node:module';
  fs.link = async () => { throw Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'link' }); };
  syncBuiltinESMExports();`;

describe('runs at once', () => {
  test.each([
    ['', []],
    [' on a disk without links', ['--import', `data:text/javascript,${encodeURIComponent(NO_LINKS)}`]],
  ])('of repairs in place keep every original%s', async (where, node) => {
    const folder = `mine${where.length}`;
    await copyOf(folder, 'jpeg', 3);
    const before = await contentOf(folder);
    const args = ['fix', folder, '--map', 'map.json', '--in-place', '--quiet'];
    const codes = (await Promise.all([1, 2, 3].map(() => hotpix(at(), args, { node })))).map(({ code }) => code);
    expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
    const after = await contentOf(folder);
    expect(Object.keys(after)).toHaveLength(2 * Object.keys(before).length);
    for (const [name, bytes] of Object.entries(before)) {
      expect([name, after[`${name}.original`] === bytes, after[name] !== bytes]).toEqual([name, true, true]);
    }
  });

  test('into one State are told of each other, and no photograph is lost', async () => {
    await writeFile(
      at('slow.config.ts'),
      `export default { plugins: [{ name: 'slow', measure: async () => { await new Promise((go) => setTimeout(go, 300)); return {}; } }] };`,
    );
    const args = ['scan', 'jpeg', '--config', 'slow.config.ts', '--state', 'one.state', '--quiet'];
    const runs = await Promise.all([hotpix(at(), args), hotpix(at(), args)]);
    expect(runs.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(runs.find(({ code }) => code === 2)?.stderr).toMatch(
      /^hotpix: Expected that no other run is at 'one\.state', got the process \d+/,
    );
    expect((await readdir(at())).filter((name) => name.startsWith('.hotpix-'))).toEqual([]);
  });
});

describe.runIf(isPosix)('a second Ctrl-C', () => {
  test('ends a run at once that is deaf to the first', async () => {
    await writeFile(
      at('deaf.config.ts'),
      `export default { plugins: [{ name: 'deaf', report: { extension: '.x', render: () => { process.stderr.write('deaf\\n'); return new Promise(() => setInterval(() => {}, 1000)); } } }] };`,
    );
    const child = spawn(
      process.execPath,
      [bin, 'report', 'map.json', '--config', 'deaf.config.ts', '--report', 'deaf=x'],
      {
        cwd: at(),
      },
    );
    let second = 0;
    child.stderr.on('data', (text) => {
      if (!String(text).includes('deaf\n')) return;
      child.kill('SIGINT');
      setTimeout(() => {
        second = Date.now();
        child.kill('SIGINT');
      }, 300);
    });
    const end = await new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
    expect(end).toBe('SIGINT');
    expect(Date.now() - second).toBeLessThan(500);
  });
});

describe('what nobody caught ends with 2', () => {
  test.each([
    ['an error', "setTimeout(() => { throw new Error('out of the blue'); }, 1);"],
    ['a promise', "void Promise.reject(new Error('out of the blue'));"],
  ])('%s', async (_, code) => {
    await writeFile(
      at('blue.config.ts'),
      `export default { plugins: [{ name: 'blue', report: { extension: '.x', render: () => { ${code} return new Promise((go) => setTimeout(go, 500, '')); } } }] };`,
    );
    const run = await hotpix(at(), ['report', 'map.json', '--config', 'blue.config.ts', '--report', 'blue=x']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('out of the blue');
  });

  test.runIf(isPosix)('an output that has no room', async () => {
    const script = 'ulimit -f 0; exec "$@" > full.txt';
    const run = promisify(execFile)('sh', ['-c', script, 'sh', process.execPath, bin, 'report', 'map.json'], {
      cwd: at(),
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
    });
    await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Cannot print') });
  });

  test.runIf(isPosix)('but whoever stops reading ends nothing', async () => {
    await rm(at('quiet.json'), { force: true });
    const script = '"$@"; echo $? >&2';
    const { stderr } = await promisify(execFile)(
      'sh',
      [
        '-c',
        `{ ${script}; } | true`,
        'sh',
        process.execPath,
        bin,
        'report',
        'map.json',
        '--json',
        'quiet.json',
        '--top',
        '1000',
      ],
      { cwd: at() },
    );
    expect(stderr).toBe('0\n');
    expect(await readFile(at('quiet.json'), 'utf8')).toContain('"defects"');
  });
});
