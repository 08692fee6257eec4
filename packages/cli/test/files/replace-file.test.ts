import { execFile } from 'node:child_process';
import { chmod, chown, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { replaceFile } from '../../src/files/replace-file.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const run = promisify(execFile);
const isPosix = process.platform !== 'win32';

describe('a file', () => {
  test.each([
    ['text', 'grün'],
    ['bytes', new Uint8Array([103, 114, 195, 188, 110])],
    ['bytes of a larger buffer', new Uint8Array([0, 103, 114, 195, 188, 110, 0]).subarray(1, 6)],
    ['parts', [new Uint8Array([103, 114]), new Uint8Array(), new Uint8Array([195, 188, 110])]],
  ])('is made of %s', async (_, content) => {
    await replaceFile(folder.at('a.txt'), content);
    expect(await readFile(folder.at('a.txt'), 'utf8')).toBe('grün');
  });

  test('is replaced as a whole, and nothing else stays behind', async () => {
    await folder.write('a.txt', 'much longer than what follows');
    await replaceFile(folder.at('a.txt'), 'short');
    expect(await readFile(folder.at('a.txt'), 'utf8')).toBe('short');
    expect(await readdir(folder.path)).toEqual(['a.txt']);
  });

  test('is left alone when it cannot be written, and nothing else stays behind', async () => {
    await folder.write('a.txt', 'old');
    const broken = [new Uint8Array(10), 'no bytes' as never, 5 as never];
    await expect(replaceFile(folder.at('a.txt'), broken)).rejects.toThrow();
    expect(await readFile(folder.at('a.txt'), 'utf8')).toBe('old');
    expect(await readdir(folder.path)).toEqual(['a.txt']);
  });

  test.runIf(isPosix)('keeps its permissions', async () => {
    await chmod(await folder.write('a.txt', 'old'), 0o640);
    await replaceFile(folder.at('a.txt'), 'new');
    expect((await stat(folder.at('a.txt'))).mode & 0o777).toBe(0o640);
  });

  test.runIf(process.getuid?.() === 0)('stays that of its owner', async () => {
    await chown(await folder.write('a.txt', 'old'), 1234, 2345);
    await replaceFile(folder.at('a.txt'), 'new');
    expect(await stat(folder.at('a.txt'))).toMatchObject({ uid: 1234, gid: 2345 });
  });

  test('stays where a link points', async () => {
    await symlink(await folder.write('store/a.txt', 'old'), folder.at('link.txt'));
    await replaceFile(folder.at('link.txt'), 'new');
    expect(await readFile(folder.at('store/a.txt'), 'utf8')).toBe('new');
  });

  test('may have the longest name there is', async () => {
    const name = `${'n'.repeat(251)}.txt`;
    await replaceFile(folder.at(name), 'new');
    expect(await readdir(folder.path)).toEqual([name]);
  });

  test('written by many at once is that of one of them', async () => {
    const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(1_000_000));
    await Promise.all(contents.map((content) => replaceFile(folder.at('a.txt'), content)));
    expect(contents).toContain(await readFile(folder.at('a.txt'), 'utf8'));
  });
});

describe('something that is no file', () => {
  test.runIf(isPosix)('as a pipe is refused at once, and stays a pipe', async () => {
    await run('mkfifo', [folder.at('pipe')]);
    await expect(replaceFile(folder.at('pipe'), 'new')).rejects.toThrow(/pipe', which is a device, a pipe or a socket/);
    expect((await stat(folder.at('pipe'))).isFIFO()).toBe(true);
  });

  test.runIf(isPosix)('as the null device is refused, and stays what it is', async () => {
    await expect(replaceFile('/dev/null', 'new')).rejects.toThrow('which is a device');
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });
});
