/** Whatever ends a run, an output is there as a whole or as it was before. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { decodeState } from '@hotpix/core';
import { parseResult } from '@hotpix/result';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { bin, hotpix } from './support/hotpix.ts';
import { resultOf } from './support/result-of.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

beforeAll(async () => {
  await simulate({ dir: at(), camera: CAMERA, frames: 6, formats: ['dng'] });
});

/** What is in a folder but hidden files, which no scan and nobody looks at. */
async function visibleIn(folder: string): Promise<string[]> {
  const names = await readdir(at(folder)).catch(() => []);
  return names.filter((name) => !name.startsWith('.'));
}

const SCAN = ['scan', 'dng', '--json', 'out/a.json', '--html', 'out/a.html', '--state', 'out/a.state', '--quiet'];

const ASSERT_WHOLE: Record<string, (bytes: Buffer) => unknown> = {
  'a.json': (bytes) => parseResult(bytes.toString()),
  'a.html': (bytes) => expect(bytes.toString()).toMatch(/<\/html>\s*$/),
  'a.state': (bytes) => decodeState(bytes),
};

async function assertWhole(folder: string): Promise<void> {
  for (const name of await visibleIn(folder)) await ASSERT_WHOLE[name](await readFile(at(folder, name)));
}

test('a scan that is killed at any moment leaves no half output', { timeout: 240_000 }, async () => {
  const start = Date.now();
  expect(await hotpix(at(), SCAN)).toMatchObject({ code: 0 });
  const duration = Date.now() - start;
  await assertWhole('out');
  expect(await visibleIn('out')).toHaveLength(3);
  for (const share of [0.7, 0.9, 1]) {
    const folder = `out-${share}`;
    const args = SCAN.map((arg) => arg.replace('out/', `${folder}/`));
    await hotpix(at(), args, { onStart: (child) => setTimeout(() => child.kill('SIGKILL'), share * duration) });
    await assertWhole(folder);
  }
});

test('a scan that dies on the point of finishing its output leaves what was there', async () => {
  await mkdir(at('old'));
  await writeFile(at('old/a.json'), 'accepted');
  const die = `import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    fs.rename = () => process.kill(process.pid, 'SIGKILL');
    syncBuiltinESMExports();`;
  const node = ['--import', `data:text/javascript,${encodeURIComponent(die)}`];
  const { code } = await hotpix(at(), ['scan', 'dng', '--json', 'old/a.json', '--quiet'], { node });
  expect(code).toBeNull();
  expect(await visibleIn('old')).toEqual(['a.json']);
  expect(await readFile(at('old/a.json'), 'utf8')).toBe('accepted');
});

describe.skipIf(process.platform === 'win32')('on a disk that is full', () => {
  /** Runs hotpix where no file may grow beyond 64 KiB: a write beyond is cut short, as on a full disk. */
  function cramped(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      const script = ['-c', 'ulimit -f 128; exec "$@"', 'sh', process.execPath, bin, ...args];
      execFile('sh', script, { cwd: at() }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  }

  test('the run fails, and says what it found, and what has room is there as a whole', async () => {
    const outputs = ['--html', 'full/a.html', '--json', 'full/a.json', '--state', 'full/a.state', '--crops', '0'];
    const { code, stdout, stderr } = await cramped('scan', 'dng', ...outputs);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^5 defects: [^]*\nWrote full\/a\.json\n$/);
    expect(
      stderr.match(
        /^hotpix: Expected a folder to write to, got 'full', .*(that takes no files of that size|that is full)\./gm,
      ),
    ).toHaveLength(1);
    expect(await readdir(at('full'))).toEqual(['a.json']);
    await assertWhole('full');
  });

  test('the State of an earlier run stays, and is resumed to the same Result', async () => {
    const whole = await resultOf(at(), ['dng']);
    await resultOf(at(), ['dng/frame-0002.dng', 'dng/frame-0003.dng', '--state', 'kept.state']);
    const before = await readFile(at('kept.state'));
    expect(await cramped('scan', 'dng', '--state', 'kept.state', '--checkpoint', '0', '--quiet')).toMatchObject({
      code: 2,
    });
    expect((await readFile(at('kept.state'))).equals(before)).toBe(true);
    expect(await resultOf(at(), ['dng', '--state', 'kept.state'])).toBe(whole);
  });
});
