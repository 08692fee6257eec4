import { describe, expect, test } from 'vitest';
import { OutputNames } from '../../src/files/output-names.ts';
import { Inputs } from '../../src/files/write-output.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();

/** Names of the copies of some photographs, from the output folder. */
async function namesOf(photographs: readonly (readonly [path: string, extension: string])[]): Promise<string[]> {
  const paths = photographs.map(([path]) => `/photos/${path}`);
  const names = new OutputNames({ folder: folder.at('out'), name: '{name}' }, paths, new Inputs());
  const copies: string[] = [];
  for (const [i, path] of paths.entries()) copies.push(await names.nameFor(path, photographs[i][1], false));
  return copies.map((copy) => copy.slice(folder.at('out').length + 1).replaceAll('\\', '/'));
}

describe('a copy', () => {
  test('is called as the original, in the same folders below the one that all share', async () => {
    expect(
      await namesOf([
        ['2020/may/a.jpg', '.jpg'],
        ['2020/june/b/a.jpg', '.jpg'],
      ]),
    ).toEqual(['may/a.jpg', 'june/b/a.jpg']);
  });

  test('of a single photograph lies in the output folder itself', async () => {
    expect(await namesOf([['2020/may/a.jpg', '.jpg']])).toEqual(['a.jpg']);
  });

  test('takes the extension of what it holds', async () => {
    expect(
      await namesOf([
        ['a.CRW', '.dng'],
        ['b.tar.nef', '.dng'],
        ['c', '.dng'],
      ]),
    ).toEqual(['a.dng', 'b.tar.dng', 'c.dng']);
  });

  test('keeps an extension that means the same', async () => {
    expect(
      await namesOf([
        ['a.JPG', '.jpg'],
        ['b.jpeg', '.jpg'],
        ['c.TIFF', '.tif'],
        ['d.DNG', '.dng'],
      ]),
    ).toEqual(['a.JPG', 'b.jpeg', 'c.TIFF', 'd.DNG']);
  });

  test('keeps the extension of its original where another has the same name without it', async () => {
    expect(
      await namesOf([
        ['a.crw', '.dng'],
        ['a.dng', '.dng'],
        ['a.nef', '.dng'],
        ['b.nef', '.dng'],
      ]),
    ).toEqual(['a.crw.dng', 'a.dng', 'a.nef.dng', 'b.dng']);
  });

  test('of a raw file is called as ever beside a picture of that name, which stays what it is', async () => {
    expect(
      await namesOf([
        ['a.cr2', '.dng'],
        ['a.jpg', '.jpg'],
      ]),
    ).toEqual(['a.dng', 'a.jpg']);
  });

  test('never takes the name of another', async () => {
    const names = await namesOf([
      ['a.crw', '.dng'],
      ['a.crw.dng', '.dng'],
      ['a.dng', '.dng'],
      ['a.dng.dng', '.dng'],
      ['a.nef', '.dng'],
    ]);
    expect(new Set(names).size).toBe(5);
    expect([names[1], names[2], names[3]]).toEqual(['a.crw.dng', 'a.dng', 'a.dng.dng']);
  });

  test('is called the same whatever came before it', async () => {
    const paths = ['/photos/x.cr2', '/photos/x.nef'];
    const alone = new OutputNames({ folder: folder.at('out'), name: '{name}' }, paths, new Inputs());
    expect(await alone.nameFor('/photos/x.nef', '.dng', false)).toBe(folder.at('out', 'x.nef.dng'));
  });

  test('does not differ from another in case alone, nor in the form of an accent', async () => {
    const names = await namesOf([
      ['a.jpg', '.jpg'],
      ['A.JPG', '.jpg'],
      ['\u00e9.jpg', '.jpg'],
      ['e\u0301.jpg', '.jpg'],
    ]);
    expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(4);
  });

  test('is not put in the place of a file that is there', async () => {
    await folder.write('out/a.jpg');
    await expect(namesOf([['a.jpg', '.jpg']])).rejects.toThrow(/a\.jpg' exists already\. .*--overwrite/);
  });

  test('is put there when that is allowed', async () => {
    await folder.write('out/a.jpg');
    const names = new OutputNames({ folder: folder.at('out'), name: '{name}' }, ['/photos/a.jpg'], new Inputs());
    expect(await names.nameFor('/photos/a.jpg', '.jpg', true)).toBe(folder.at('out', 'a.jpg'));
  });
});

describe('before anything is done', () => {
  /** Names for photographs in some folders, which exist and are inputs. */
  async function namesFor(out: string, ...photographs: string[]): Promise<OutputNames> {
    const paths = await Promise.all(photographs.map((name) => folder.write(name)));
    return new OutputNames({ folder: folder.at(out), name: '{name}' }, paths, new Inputs(paths));
  }

  test.each([
    [
      'the folder itself',
      'p',
      ['p/a.CRW', 'p/b.jpg'],
      /--out '.*p', where the copy of '.*a\.CRW' would lie in the place of an input/,
    ],
    ['the folder around several', 'p', ['p/q/a.jpg', 'p/r/b.jpg'], /never writes over an input/],
  ])('%s of the originals is refused for the copies', async (_, out, photographs, message) => {
    const names = await namesFor(out, ...photographs);
    await expect(names.assertApart()).rejects.toThrow(message);
    await expect(names.assertApart()).rejects.not.toThrow(/[Rr]emove/);
  });

  test('a folder below or around that of the originals is taken', async () => {
    await (await namesFor('p/out', 'p/a.jpg')).assertApart();
    await (await namesFor('', 'p/a.jpg')).assertApart();
  });

  test('copies that are there already are told in one sentence', async () => {
    const names = await namesFor('out', 'p/a.CRW', 'p/b.jpg', 'p/c.jpg', 'p/d.CRW');
    await names.assertNew();
    for (const name of ['out/a.dng', 'out/b.jpg', 'out/c.dng']) await folder.write(name);
    await expect(names.assertNew()).rejects.toThrow(/^'.*a\.dng' and 1 more exist already\. Remove them, /);
  });
});

test('a name that an input has is refused as that, and nobody is told to remove it', async () => {
  const other = await folder.write('out/a.dng');
  const names = new OutputNames({ folder: folder.at('out'), name: '{name}' }, ['/photos/a.crw'], new Inputs([other]));
  await expect(names.nameFor('/photos/a.crw', '.dng', false)).rejects.toThrow(/which is an input\. Choose another/);
});
