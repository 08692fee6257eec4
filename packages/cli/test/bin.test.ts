/** The command itself: npm links it at install, before anything is built. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { VERSION } from '../src/version.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

test('the command is a file of the repository, is packed, and runs', async () => {
  const { bin, files } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  await expect(run('git', ['check-ignore', bin.hotpix], { cwd: root })).rejects.toMatchObject({ code: 1 });
  expect(files).toContain(bin.hotpix.split('/')[1]);
  // npm ci links what the lock names.
  const lock = JSON.parse(await readFile(`${root}../../package-lock.json`, 'utf8'));
  expect(`./${lock.packages['packages/cli'].bin.hotpix}`).toBe(bin.hotpix);
  expect(await readFile(root + bin.hotpix, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  const { stdout } = await run(process.execPath, [root + bin.hotpix, '--version']);
  expect(stdout).toBe(`${VERSION}\n`);
});
