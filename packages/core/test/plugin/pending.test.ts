import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = `
  import { createHotpix } from '@hotpix/core';
  const sleeper = { name: 'sleeper', decode: { match: () => true, decode: () => new Promise(() => {}) } };
  const bytes = async () => new Uint8Array(1);
  const hotpix = createHotpix({ plugins: [sleeper] });
  setTimeout(() => {}, 50);
  // The time limit of a file keeps no process alive: what is left to wait for is the plugin alone.
  await hotpix.scan([{ path: 'a.raw', head: bytes, read: bytes }]);
  console.log('done');
`;

test('a process that runs out of work while a plugin owes an answer fails, naming plugin, hook and file', async () => {
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
  });
  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("plugin 'sleeper', hook 'decode', file 'a.raw'"),
  });
});
