import { readdir, readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { Destination } from '../../src/files/destination.ts';
import { Inputs } from '../../src/files/write-output.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const settings = { out: undefined, name: '{name}', inPlace: true, overwrite: false };
const repaired = { bytes: Buffer.from('repaired'), extension: '.jpg', notes: [] };
let path: string;
let inPlace: Destination;

beforeEach(async () => {
  path = await folder.write('a.JPG', Buffer.from('original'));
  inPlace = new Destination(settings, [path], await Inputs.of([path]));
});

const textOf = (name: string): Promise<string> => readFile(folder.at(name), 'utf8');

describe('a picture repaired in place', () => {
  test('leaves the original beside it', async () => {
    expect(await inPlace.isDone(path)).toBe(false);
    await inPlace.put(path, repaired);
    expect([await textOf('a.JPG'), await textOf('a.JPG.original')]).toEqual(['repaired', 'original']);
    expect(await inPlace.isDone(path)).toBe(true);
    expect(await readdir(folder.path)).toHaveLength(2);
  });

  test('is not done where a run died after it kept the original, and can be gone on with', async () => {
    await folder.write('a.JPG.original', Buffer.from('original'));
    expect(await inPlace.isDone(path)).toBe(false);
    await inPlace.put(path, repaired);
    expect([await textOf('a.JPG'), await textOf('a.JPG.original')]).toEqual(['repaired', 'original']);
  });

  test('takes the place of no original that was kept before', async () => {
    await folder.write('a.JPG.original', Buffer.from('first'));
    await expect(inPlace.put(path, repaired)).rejects.toThrow('was repaired before');
    expect([await textOf('a.JPG'), await textOf('a.JPG.original')]).toEqual(['original', 'first']);
  });

  test('cannot be a raw file, which becomes another kind of file', async () => {
    const raw = await folder.write('b.nef', Buffer.from('raw'));
    await expect(inPlace.put(raw, { ...repaired, extension: '.dng' })).rejects.toThrow('Use --out with a folder');
    expect(await textOf('b.nef')).toBe('raw');
  });
});
