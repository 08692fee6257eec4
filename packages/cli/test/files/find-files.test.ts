import { chmod, mkdir, symlink } from 'node:fs/promises';
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
  return found.map(({ path }) => relative(folder.path, path).replaceAll('\\', '/'));
}

async function write(...names: string[]): Promise<void> {
  for (const name of names) await folder.write(name);
}

describe('files', () => {
  test('are taken as they are, in the order of their names', async () => {
    await write('b.jpg', 'a.jpg');
    expect(await find(['b.jpg', 'a.jpg'])).toEqual(['a.jpg', 'b.jpg']);
  });

  test('that are not there are an error that names each', async () => {
    await write('a.jpg');
    await expect(find(['gone.jpg', 'a.jpg', 'a.jpg/inside'])).rejects.toThrow(
      /'[^']*\/gone\.jpg' does not exist; '[^']*\/a\.jpg\/inside' does not exist\./,
    );
  });

  test('that a repair kept of originals are taken only by their names', async () => {
    await write('p/a.jpg', 'p/a.jpg.original');
    expect(await find(['p'])).toEqual(['p/a.jpg']);
    expect(await find(['p/a.jpg.original'])).toEqual(['p/a.jpg.original']);
  });

  test('are named unless they only lie in a folder that is', async () => {
    await write('p/a.jpg', 'p/b.jpg', 'p/c.jpg', 'q/d.jpg');
    const found = await findFiles(['p', 'p/b.jpg', 'q/*.jpg', 'p/c.jpg', 'p'].map((name) => folder.at(name)));
    expect(found.filter(({ isNamed }) => isNamed).map(({ path }) => path.slice(-5))).toEqual([
      'b.jpg',
      'c.jpg',
      'd.jpg',
    ]);
    expect(found).toHaveLength(4);
  });

  test.runIf(process.platform !== 'win32')('may be links that lead nowhere', async () => {
    await symlink(folder.at('gone.jpg'), folder.at('a.jpg'));
    expect(await find(['a.jpg'])).toEqual(['a.jpg']);
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

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'without permission stands for itself, and the rest is found (skipped for root, who has it)',
    async () => {
      await write('p/a.jpg', 'p/locked/b.jpg', 'shut/c.jpg');
      for (const name of ['p/locked', 'shut']) await chmod(folder.at(name), 0o000);
      const found = await find(['p', 'shut']);
      for (const name of ['p/locked', 'shut']) await chmod(folder.at(name), 0o700);
      expect(found).toEqual(['p/a.jpg', 'p/locked', 'shut']);
    },
  );

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
    await expect(find(['p'])).rejects.toThrow(/^Expected a folder with files, got '.*\/p', in which there are none/);
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
    await write('camera/photos/a.jpg', 'camera/b.jpg', 'camera/c.dng');
    const here = relative(process.cwd(), folder.at('camera')).replaceAll('\\', '/');
    expect(await findFiles(['photos', '*.jpg', 'c.dng'], { base: folder.at('camera') })).toMatchObject([
      { path: `${here}/b.jpg`, isNamed: true },
      { path: `${here}/c.dng`, isNamed: true },
      { path: `${here}/photos/a.jpg`, isNamed: false },
    ]);
  });

  test('may name the current folder', async () => {
    const [file] = await findFiles(['cli'], { base: `${process.cwd()}/packages` });
    expect(file.path).toMatch(/^packages\/cli\//);
    const docs = await findFiles(['../docs'], { base: `${process.cwd()}/packages` });
    expect(docs.map(({ path }) => path)).toContain('docs/method.md');
  });
});

describe('case', () => {
  test('does not count in globs', async () => {
    await write('p/a.jpg', 'p/B.JPG', 'p/c.Jpg', 'p/d.png');
    expect(await find(['p/*.jpg'])).toEqual(['p/B.JPG', 'p/a.jpg', 'p/c.Jpg']);
  });
});

describe('what is excluded', () => {
  test('is left out of folders, globs and names', async () => {
    await write('p/a.jpg', 'p/a.png', 'p/old/b.jpg', 'q/c.jpg', 'q/d.PNG');
    const options = { base: folder.path, exclude: ['*.png', 'p/old'] };
    expect(await find(['p', 'q/*', 'p/a.png'].slice(0, 2), options)).toEqual(['p/a.jpg', 'q/c.jpg']);
  });

  test('may be an argument with a mark before it', async () => {
    await write('p/a.jpg', 'p/old/b.jpg', 'p/c.png');
    const found = await findFiles([folder.at('p'), '!old', '!*.PNG'], { base: folder.path });
    expect(found.map(({ path }) => relative(folder.path, path))).toEqual(['p/a.jpg']);
  });

  test('is not what a file is called', async () => {
    await write('!a.jpg', 'a.jpg');
    const found = await findFiles(['!a.jpg'], { base: folder.path });
    expect(found.map(({ path }) => path.split('/').at(-1))).toEqual(['!a.jpg']);
  });

  test('to the last file is an error that names what was asked for', async () => {
    await write('p/a.jpg');
    await expect(find(['p'], { exclude: ['*.jpg'] })).rejects.toThrow("got '");
  });
});
