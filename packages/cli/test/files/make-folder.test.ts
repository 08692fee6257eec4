import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/files/make-folder.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();

test('a folder is made with those above it, and stays where it is there', async () => {
  await makeFolder(folder.at('a/b/c'));
  await makeFolder(folder.at('a/b/c'));
  expect((await stat(folder.at('a/b/c'))).isDirectory()).toBe(true);
});

test('many may make the same one at once', async () => {
  await Promise.all(Array.from({ length: 8 }, () => makeFolder(folder.at('x/y'))));
  expect((await stat(folder.at('x/y'))).isDirectory()).toBe(true);
});

test.runIf(process.platform === 'linux')('it ends where a folder that is there takes none', async () => {
  await expect(makeFolder('/proc/nope/x')).rejects.toMatchObject({ code: 'ENOENT' });
});
