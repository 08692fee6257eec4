import { mkdir, symlink } from 'node:fs/promises';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFiles, type FindOptions } from '../../src/files/find-files.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();

/** What patterns of this folder find, from this folder. */
async function find(patterns: readonly string[], options: FindOptions = {}): Promise<string[]> {
  const found = await findFiles(
    patterns.map((pattern) => `${folder.path}/${pattern}`),
    options,
  );
  return found.map((file) => relative(folder.path, file).replaceAll('\\', '/'));
}

async function write(...names: string[]): Promise<void> {
  for (const name of names) await folder.write(name);
}

describe('files', () => {
  test('are taken as they are, in the order of their names', async () => {
    await write('b.jpg', 'a.jpg');
    expect(await find(['b.jpg', 'a.jpg'])).toEqual(['a.jpg', 'b.jpg']);
  });

  test('that are not there stay in the list', async () => {
    await write('a.jpg');
    expect(await find(['a.jpg', 'gone.jpg'])).toEqual(['a.jpg', 'gone.jpg']);
  });

  test('are taken once, however they are spelled', async () => {
    await write('photos/a.jpg');
    expect(await find(['photos/a.jpg', 'photos/../photos//a.jpg', 'photos', 'photos/', 'photos/*.jpg'])).toEqual([
      'photos/a.jpg',
    ]);
  });

  test.each([
    'my photo.jpg',
    'IMG_1 (1).jpg',
    'a[1].jpg',
    '{b}.jpg',
    '!c.jpg',
    'd*.jpg',
    'ünï 写真 😀.jpg',
    "o'clock.jpg",
  ])('may be called %s', async (name) => {
    await write(name, 'a1.jpg');
    expect(await find([name])).toEqual([name]);
  });

  test('that are hidden are taken when they are named', async () => {
    await write('.a.jpg');
    expect(await find(['.a.jpg'])).toEqual(['.a.jpg']);
  });
});

describe('a folder', () => {
  test('gives all files below it but the hidden ones', async () => {
    await write('p/a.jpg', 'p/b/c.dng', 'p/b/notes.txt', 'p/.d.jpg', 'p/.trash/e.jpg');
    expect(await find(['p'])).toEqual(['p/a.jpg', 'p/b/c.dng', 'p/b/notes.txt']);
  });

  test('may itself be hidden', async () => {
    await write('.p/a.jpg');
    expect(await find(['.p'])).toEqual(['.p/a.jpg']);
  });

  test('may be called anything', async () => {
    await write('tour [a] (2020)/a.jpg');
    expect(await find(['tour [a] (2020)'])).toEqual(['tour [a] (2020)/a.jpg']);
  });

  test('gives what links in it point to, also into nothing, but goes into no linked folder', async () => {
    await write('store/a.jpg', 'p/b.jpg');
    await symlink(folder.at('store/a.jpg'), folder.at('p/link.jpg'));
    await symlink(folder.at('nowhere'), folder.at('p/dangling.jpg'));
    await symlink(folder.path, folder.at('p/loop'));
    expect(await find(['p'])).toEqual(['p/b.jpg', 'p/dangling.jpg', 'p/link.jpg']);
  });

  test('that is empty is an error that names it', async () => {
    await write('p/.hidden.jpg');
    await expect(find(['p'])).rejects.toThrow(/^Expected a file, a folder or a glob that matches files, got '.*\/p', /);
  });

  test('that is empty stays in the list beside other arguments', async () => {
    await write('a.jpg');
    await mkdir(folder.at('empty.jpg'));
    expect(await find(['empty.jpg', 'a.jpg'])).toEqual(['a.jpg', 'empty.jpg']);
  });

  test('for the output is not searched with the folder around it', async () => {
    await write('p/a.jpg', 'p/repaired/a.jpg', 'p/repaired-by-hand/b.jpg');
    const except = folder.at('p/repaired');
    expect(await find(['p'], { except })).toEqual(['p/a.jpg', 'p/repaired-by-hand/b.jpg']);
    expect(await find(['p/**'], { except })).toEqual(['p/a.jpg', 'p/repaired-by-hand/b.jpg']);
  });

  test('for the output is searched when it is named itself', async () => {
    await write('p/repaired/a.jpg');
    expect(await find(['p/repaired'], { except: folder.at('p/repaired') })).toEqual(['p/repaired/a.jpg']);
    expect(await find(['p/repaired/a.jpg'], { except: folder.at('p/repaired') })).toEqual(['p/repaired/a.jpg']);
  });
});

describe('a glob', () => {
  test('gives the files that it matches and no folders', async () => {
    await write('p/a.jpg', 'p/b.dng', 'p/c/d.jpg');
    await mkdir(folder.at('p/e.jpg'));
    expect(await find(['p/*.jpg'])).toEqual(['p/a.jpg']);
    expect(await find(['p/**/*.{jpg,dng}'])).toEqual(['p/a.jpg', 'p/b.dng', 'p/c/d.jpg']);
  });

  test('leaves hidden files alone', async () => {
    await write('p/a.jpg', 'p/.b.jpg');
    expect(await find(['p/*'])).toEqual(['p/a.jpg']);
  });

  test('may begin in a folder whose name looks like a glob', async () => {
    await write('tour [a] (2020)/a.jpg', 'tour a 2020/b.jpg');
    expect(await find(['tour [a] (2020)/*.jpg'])).toEqual(['tour [a] (2020)/a.jpg']);
  });

  test('that matches nothing is an error that names it', async () => {
    await write('p/a.jpg');
    await expect(find(['p/*.jpg', 'p/*.crw'])).rejects.toThrow(/got '.*p\/\*\.crw', which matches nothing/);
  });
});

describe('arguments of a config', () => {
  test('start from its folder, the answers from the current one', async () => {
    await write('camera/photos/a.jpg', 'camera/b.jpg');
    const here = relative(process.cwd(), folder.at('camera')).replaceAll('\\', '/');
    expect(await findFiles(['photos', '*.jpg', 'gone.jpg'], { base: folder.at('camera') })).toEqual([
      `${here}/b.jpg`,
      `${here}/gone.jpg`,
      `${here}/photos/a.jpg`,
    ]);
  });

  test('may name the current folder', async () => {
    const [file] = await findFiles(['cli'], { base: `${process.cwd()}/packages` });
    expect(file).toMatch(/^packages\/cli\//);
    expect(await findFiles(['../docs'], { base: `${process.cwd()}/packages` })).toContain('docs/method.md');
  });
});
