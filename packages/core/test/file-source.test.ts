import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHotpix } from '../src/index.ts';
import { fileSource } from '../src/node.ts';

const BYTES = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotpix-'));
  path = join(folder, 'a.raw');
  await writeFile(path, BYTES);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a file as a source', () => {
  test('has the path that it was given, its first 64 KiB, and all bytes', async () => {
    const source = fileSource(path);
    expect(source.path).toBe(path);
    expect(Buffer.compare(await source.head(), BYTES.subarray(0, 65_536))).toBe(0);
    expect(Buffer.compare(await source.read(), BYTES)).toBe(0);
  });

  test('is read into memory that is lent, where that is large enough', async () => {
    const memory = new Uint8Array(100_000);
    const read = await fileSource(path).read(() => memory);
    expect(read.buffer).toBe(memory.buffer);
    expect(Buffer.compare(read, BYTES)).toBe(0);
    for (const lent of [new Uint8Array(10), undefined])
      expect(Buffer.compare(await fileSource(path).read(() => lent), BYTES)).toBe(0);
  });

  test('of fewer bytes has a head as short', async () => {
    const short = join(folder, 'short.raw');
    await writeFile(short, 'abc');
    expect(await fileSource(short).head()).toHaveLength(3);
  });

  test('that is none, or that nobody could keep in memory, is a row with the reason', async () => {
    const huge = join(folder, 'huge.raw');
    await writeFile(huge, '');
    await truncate(huge, 2 ** 30 + 1);
    const any = { name: 'any', decode: { match: () => true, decode: async () => undefined } };
    const paths = [join(folder, 'gone.raw'), huge];
    const { files } = await createHotpix({ plugins: [any] }).scan(paths.map(fileSource));
    expect(files.map(({ path: own, reason }) => [own, reason])).toEqual([
      [paths[0], expect.stringContaining('ENOENT')],
      [huge, 'Expected a photograph of at most 1 GiB, got 1073741825 bytes.'],
    ]);
  });

  test.skipIf(process.platform === 'win32')('is no folder and no device, which may have no end', async () => {
    for (const odd of [folder, '/dev/zero']) {
      await expect(fileSource(odd).read()).rejects.toMatchObject({ code: 'unreadable' });
      await expect(fileSource(odd).head()).rejects.toThrow('Expected a file, got a folder, a device or a pipe.');
    }
  });
});
