import { describe, expect, test } from 'vitest';
import { OutputNames } from '../../src/files/output-names.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();

/** Names of the copies of some photographs, from the output folder. */
async function namesOf(photographs: readonly (readonly [path: string, extension: string])[]): Promise<string[]> {
  const paths = photographs.map(([path]) => `/photos/${path}`);
  const names = new OutputNames(folder.at('out'), paths);
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

  test('never takes the name of another', async () => {
    const names = await namesOf([
      ['a.crw', '.dng'],
      ['a.dng', '.dng'],
      ['a.dng.dng', '.dng'],
      ['a.nef', '.dng'],
    ]);
    expect(new Set(names).size).toBe(4);
    expect(names[0]).toBe('a.dng');
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
    const names = new OutputNames(folder.at('out'), ['/photos/a.jpg']);
    expect(await names.nameFor('/photos/a.jpg', '.jpg', true)).toBe(folder.at('out', 'a.jpg'));
  });
});
