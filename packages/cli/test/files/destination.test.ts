import { chmod, chown, readdir, readFile, stat, utimes } from 'node:fs/promises';
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

  test('is not done where a run died after it kept the original, and can be resumed', async () => {
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

const TAKEN = new Date('2019-06-01T12:00:00Z');
const isPosix = process.platform !== 'win32';

describe('a photograph that only its owner may read, of 2019,', () => {
  beforeEach(async () => {
    await chmod(path, 0o600);
    await utimes(path, TAKEN, TAKEN);
  });

  const likenessOf = async (name: string): Promise<unknown> => {
    const { mode, mtime } = await stat(folder.at(name));
    return { mode: isPosix ? (mode & 0o777).toString(8) : '600', mtime };
  };
  const likeness = { mode: '600', mtime: TAKEN };

  test('keeps permissions and date when it is repaired in place, and so does the original beside it', async () => {
    await inPlace.put(path, repaired);
    expect([await likenessOf('a.JPG'), await likenessOf('a.JPG.original')]).toEqual([likeness, likeness]);
  });

  test('gives them to its copy, also to one that takes the place of another', async () => {
    const wanted = { ...settings, inPlace: false, out: folder.at('out'), overwrite: true };
    const copies = new Destination(wanted, [path], await Inputs.of([path]));
    await folder.write('out/a.JPG', Buffer.from('of yesterday'));
    await copies.put(path, repaired);
    expect(await likenessOf('out/a.JPG')).toEqual(likeness);
  });
});

test.runIf(process.getuid?.() === 0)('a photograph of somebody else stays theirs', async () => {
  await chown(path, 1234, 2345);
  await inPlace.put(path, repaired);
  for (const name of ['a.JPG', 'a.JPG.original'])
    expect(await stat(folder.at(name))).toMatchObject({ uid: 1234, gid: 2345 });
});
