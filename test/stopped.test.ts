/** A scan that was stopped is resumed to the Result of one that was not, bit for bit. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { hotpix, type Run } from './support/hotpix.ts';
import { resultOf } from './support/result-of.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
let whole: string;

/** A config whose scans can be stopped in the middle, however fast the machine. */
const config = (add: string): string => `export default {
  files: ['dng'],
  plugins: [{ name: 'slow', accumulate: { version: 1, planes: () => ({}), capacity: () => 1e6, add() { ${add} } } }],
};`;

beforeAll(async () => {
  await simulate({ dir: at(), camera: CAMERA, frames: 8, formats: ['dng'] });
  await writeFile(at('hotpix.config.ts'), config('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);'));
  whole = await resultOf(at(), []);
});

/** Runs a command as on a terminal, where progress tells of every photograph, and sends one signal at its `words`. */
function stop(args: readonly string[], words: string, signal: NodeJS.Signals): Promise<Run> {
  return hotpix(at(), [...args], {
    node: ['--import', 'data:text/javascript,process.stderr.isTTY=true'],
    onStart(child) {
      child.stderr?.on('data', (text) => {
        // Once, for asked twice it ends at once; the line is drawn again and again.
        if (!child.killed && String(text).includes(words)) child.kill(signal);
      });
    },
  });
}

/** Stops a scan with a State once some photographs are counted. */
const stopScan = (signal: NodeJS.Signals, state: string): Promise<Run> =>
  stop(['scan', '--state', state], 'scanning 3/', signal);

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
  'by %s on a terminal keeps what it counted, and resumes to the same Result',
  async (signal) => {
    const state = `${signal}.state`;
    const { code, stdout, stderr } = await stopScan(signal, state);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      new RegExp(
        `hotpix: The run was stopped\\. \\d of 8 photographs are counted in '${state}'; run it again to resume\\.\\n`,
      ),
    );
    // The cursor was hidden, and is there again.
    expect(stderr.lastIndexOf('\u001b[?25h')).toBeGreaterThan(stderr.lastIndexOf('\u001b[?25l'));
    const counted = (await readFile(at(state), 'latin1')).split('"status":"used"').length - 1;
    expect(counted).toBeGreaterThanOrEqual(3);
    expect(counted).toBeLessThan(8);
    expect(await resultOf(at(), ['--state', state])).toBe(whole);
  },
);

test.skipIf(process.platform === 'win32')(
  'without a State says how far it came, that nothing is kept, and what keeps it',
  async () => {
    const { code, stderr } = await stop(['scan'], 'scanning 3/', 'SIGINT');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /hotpix: The run was stopped when [3-7] of 8 photographs were counted, and nothing is kept of it\. With --state /,
    );
  },
);

describe.skipIf(process.platform === 'win32')('while crops are cut, says how far it was', () => {
  const SLOW = 'fix: async (patches) => { await new Promise((go) => setTimeout(go, 300)); return [...patches]; }';
  const args = ['scan', '--config', 'crops.config.ts', '--html', 'page.html', '--crops', '8'];
  const where = String.raw`hotpix: The run was stopped \(cutting crops, [2-7] of 8 done\)\.`;

  beforeAll(() =>
    writeFile(at('crops.config.ts'), `export default { files: ['dng'], plugins: [{ name: 'slow', ${SLOW} }] };`),
  );

  test('and that the State has all that was counted', async () => {
    const { code, stderr } = await stop([...args, '--state', 'crops.state'], 'cutting crops 2/', 'SIGINT');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(`${where} 8 photographs are counted in 'crops.state'; run it again to resume\\.\n`),
    );
  });

  test('and without a State that nothing is kept', async () => {
    const { code, stderr } = await stop(args, 'cutting crops 2/', 'SIGINT');
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`${where} Nothing is kept of it\\. With --state photos\\.state `));
  });
});

test('by force keeps its last whole State, and resumes to the same Result', async () => {
  await resultOf(at(), ['dng/frame-0004.dng', 'dng/frame-0005.dng', '--state', 'killed.state']);
  const before = await readFile(at('killed.state'));
  const { code } = await stopScan('SIGKILL', 'killed.state');
  expect(code).toBeNull();
  expect((await readFile(at('killed.state'))).equals(before)).toBe(true);
  expect(await resultOf(at(), ['--state', 'killed.state'])).toBe(whole);
});

test('by a plugin that fails in the middle of a photograph keeps its last whole State', async () => {
  await resultOf(at(), ['dng/frame-0004.dng', 'dng/frame-0005.dng', '--state', 'failed.state']);
  const before = await readFile(at('failed.state'));
  await writeFile(at('failing.config.ts'), config("throw new Error('out of order');"));
  const { code, stderr } = await hotpix(at(), ['scan', '--config', 'failing.config.ts', '--state', 'failed.state']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/plugin 'slow', hook 'accumulate'.*: out of order\n {2}thrown at failing\.config\.ts:3\n$/);
  expect((await readFile(at('failed.state'))).equals(before)).toBe(true);
});

test.skipIf(process.platform === 'win32')('a repair says how it is resumed, and then is', async () => {
  const slow = 'await new Promise((go) => setTimeout(go, 400)); return [...patches];';
  await writeFile(
    at('repair.config.ts'),
    `export default { plugins: [{ name: 'slow', fix: async (patches) => { ${slow} } }] };`,
  );
  await writeFile(at('map.csv'), 'x,y\n60,40\n');
  const args = ['fix', 'dng', '--config', 'repair.config.ts', '--map', 'map.csv', '--concurrency', '1', '--out', 'out'];
  const { code, stderr } = await stop(args, 'repairing 2/', 'SIGINT');
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /The run was stopped when \d of 8 photographs were done; run it again with --resume for the others\./,
  );
  const before = (await readdir(at('out'))).length;
  expect(before).toBeLessThan(8);
  const again = await hotpix(at(), [...args, '--resume']);
  expect(again.code).toBe(0);
  expect(again.stdout).toContain(`Not repaired: ${before} files repaired already.`);
  expect(await readdir(at('out'))).toHaveLength(8);
});
