import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { fileSource } from '../../src/files/file-source.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();

test('the head of a long file is its first 64 KiB, its bytes are all', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
  const source = fileSource(await folder.write('a.jpg', bytes));
  expect(await source.head()).toEqual(bytes.subarray(0, 65_536));
  expect(new Uint8Array(await source.read())).toEqual(bytes);
});

test('a file is read into memory that is lent, and as without where that is too small for what it has become', async () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
  const source = fileSource(await folder.write('a.jpg', bytes));
  const lent = new Uint8Array(2000).fill(7);
  const came = await source.read((length) => lent.subarray(0, length));
  expect(new Uint8Array(came)).toEqual(bytes);
  expect(came.buffer).toBe(lent.buffer);
  expect(new Uint8Array(await source.read(() => new Uint8Array(10)))).toEqual(bytes);
  expect(new Uint8Array(await source.read(() => undefined))).toEqual(bytes);
});

test('a short file of which the head was read is read on as it was, also into memory that is lent', async () => {
  const source = fileSource(await folder.write('a.jpg', 'abc'));
  await source.head();
  const lent = new Uint8Array(10);
  const came = await source.read((length) => lent.subarray(0, length));
  expect([...came]).toEqual([97, 98, 99]);
  expect(came.buffer).toBe(lent.buffer);
});

test('a short file that was changed after its head was read is read anew', async () => {
  const source = fileSource(await folder.write('a.jpg', 'abc'));
  await source.head();
  await folder.write('a.jpg', 'other');
  expect(String(await source.read())).toBe('other');
});

test('the head of a short file is all of it', async () => {
  expect(await fileSource(await folder.write('a.jpg', 'abc')).head()).toEqual(new Uint8Array([97, 98, 99]));
});

describe('is refused in words', () => {
  test('a path that does not exist', async () => {
    const source = fileSource(folder.at('gone.jpg'));
    const reason = /^Expected a file that can be read, got a path that does not exist\. Check its spelling/;
    await expect(source.head()).rejects.toThrow(reason);
    await expect(source.read()).rejects.toThrow(reason);
  });

  test('a folder', async () => {
    await expect(fileSource(folder.path).read()).rejects.toThrow('Expected a file that can be read, got a folder.');
  });

  test.runIf(process.platform !== 'win32')('a pipe that nobody writes to', async () => {
    await promisify(execFile)('mkfifo', [folder.at('pipe')]);
    await expect(fileSource(folder.at('pipe')).read()).rejects.toThrow('got a device or a pipe.');
  });

  test.runIf(process.platform === 'linux')('a device without an end', async () => {
    await expect(fileSource('/dev/zero').read()).rejects.toThrow('got a device or a pipe.');
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'a file without permission (skipped for root, who has it)',
    async () => {
      await chmod(await folder.write('a.jpg', 'abc'), 0o000);
      await expect(fileSource(folder.at('a.jpg')).read()).rejects.toThrow('one that you have no permission to read.');
      await chmod(await folder.write('locked/b.jpg').then(() => folder.at('locked')), 0o000);
      const reading = fileSource(folder.at('locked')).read();
      await expect(reading).rejects.toThrow('a folder that you have no permission to read.');
      await chmod(folder.at('locked'), 0o700);
    },
  );
});
