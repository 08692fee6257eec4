import { chmod, readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { assertFileWritable, assertFolderWritable } from '../../src/files/assert-writable.ts';
import { Inputs, writeOutput } from '../../src/files/write-output.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const isPosix = process.platform !== 'win32';

test('a folder that is there, or can be made, is writable and stays as it was', async () => {
  await assertFolderWritable(folder.path);
  await assertFolderWritable(folder.at('a', 'b', 'c'));
  await assertFileWritable(folder.at('report.html'));
  expect(await readdir(folder.path)).toEqual([]);
});

test('a path through a file is not', async () => {
  await folder.write('a.jpg');
  const message =
    /^Expected a folder to write to, got '.*a\.jpg.*', a path that leads through a file\. Check its spelling, or choose another\.$/;
  await expect(assertFolderWritable(folder.at('a.jpg'))).rejects.toThrow(message);
  await expect(assertFolderWritable(folder.at('a.jpg', 'b'))).rejects.toThrow(message);
  await expect(writeOutput(folder.at('a.jpg', 'b'), 'new', new Inputs())).rejects.toThrow(message);
});

test.runIf(isPosix)('a device is refused', async () => {
  await expect(assertFileWritable('/dev/null')).rejects.toThrow("got '/dev/null', which is a device");
});

test('a file that is protected is refused', async () => {
  const path = await folder.write('a.json', 'accepted');
  await chmod(path, 0o444);
  await expect(assertFileWritable(path)).rejects.toThrow('which is read-only');
});

describe.skipIf(!isPosix || process.getuid?.() === 0)('without permission (skipped for root, who has it)', () => {
  test('a folder is named once, and no file that nobody knows', async () => {
    const message =
      /^Expected a folder to write to, got '[^']*locked[^']*', one that you have no permission to write to\. Choose another, or change its permissions\.$/;
    await folder.write('locked/a.jpg');
    await chmod(folder.at('locked'), 0o500);
    await expect(assertFolderWritable(folder.at('locked', 'b'))).rejects.toThrow(message);
    await expect(writeOutput(folder.at('locked', 'a.jpg'), 'new', new Inputs())).rejects.toThrow(message);
    await chmod(folder.at('locked'), 0o700);
  });
});
