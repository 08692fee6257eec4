import { createHash } from 'node:crypto';
import { chmod, chown, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { repairMarkOf } from '@hotpix/fixer';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Destination } from '../../src/files/destination.ts';
import { Inputs } from '../../src/files/write-output.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const settings = { out: undefined, name: '{name}', inPlace: true, overwrite: false };
const isPosix = process.platform !== 'win32';
let original: Buffer;
let other: Buffer;
let repaired: { bytes: Buffer; extension: string; notes: string[] };
let path: string;
let inPlace: Destination;

beforeAll(async () => {
  const grey = (level: number) =>
    sharp({ create: { width: 16, height: 16, channels: 3, background: { r: level, g: level, b: level } } })
      .jpeg()
      .toBuffer();
  [original, other] = [await grey(90), await grey(200)];
  repaired = { bytes: await grey(100), extension: '.jpg', notes: [] };
});

beforeEach(async () => {
  path = await folder.write('a.JPG', original);
  inPlace = new Destination(settings, [path], new Inputs([path]));
});

const bytesOf = (name: string): Promise<Buffer> => readFile(folder.at(name));
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function expectRepaired(): Promise<void> {
  expect((await bytesOf('a.JPG.original')).equals(original)).toBe(true);
  expect(repairMarkOf(await bytesOf('a.JPG'))).toEqual({ original: digest(original) });
}

describe('a picture repaired in place', () => {
  test('leaves the original beside it, and says of which it is', async () => {
    expect(await inPlace.isDone(path)).toBe(false);
    await inPlace.put(path, repaired, original);
    await expectRepaired();
    expect(await inPlace.isDone(path)).toBe(true);
    expect(await readdir(folder.path)).toHaveLength(2);
  });

  test('is not done where a run died after it kept the original, and can be resumed', async () => {
    await folder.write('a.JPG.original', original);
    expect(await inPlace.isDone(path)).toBe(false);
    await inPlace.put(path, repaired, original);
    await expectRepaired();
  });

  test.each([
    ['foreign', () => other],
    ['empty', () => Buffer.alloc(0)],
    ['half', () => original.subarray(0, 100)],
  ])('is not done beside a %s file that is called as its backup, which stays', async (_, content) => {
    await folder.write('a.JPG.original', content());
    expect(await inPlace.isDone(path)).toBe(false);
    await expect(inPlace.put(path, repaired, original)).rejects.toThrow("a.JPG.original' yet");
    expect((await bytesOf('a.JPG')).equals(original)).toBe(true);
    expect((await bytesOf('a.JPG.original')).equals(content())).toBe(true);
  });

  test('is repaired once by many who repair it at the same time, and its original is the backup', async () => {
    const many = await Promise.allSettled(
      Array.from({ length: 6 }, async () =>
        new Destination(settings, [path], new Inputs([path])).put(path, repaired, original),
      ),
    );
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of many) if (one.status === 'rejected') expect(one.reason.code).toBe('backupExists');
    await expectRepaired();
    expect(await readdir(folder.path)).toHaveLength(2);
  });

  test('is left alone where it was changed while it was repaired', async () => {
    await writeFile(path, other);
    await expect(inPlace.put(path, repaired, original)).rejects.toThrow('another program changed it meanwhile');
    expect((await bytesOf('a.JPG')).equals(other)).toBe(true);
    expect(await readdir(folder.path)).toEqual(['a.JPG']);
  });

  test.runIf(isPosix)('stays where a link leads, and keeps the original beside the link', async () => {
    await rename(path, folder.at('stored.jpg'));
    await symlink('stored.jpg', path);
    await inPlace.put(path, repaired, original);
    await expectRepaired();
    expect(repairMarkOf(await bytesOf('stored.jpg'))).toEqual({ original: digest(original) });
  });

  test('cannot be a raw file, which becomes another kind of file', async () => {
    const raw = await folder.write('b.nef', Buffer.from('raw'));
    await expect(inPlace.put(raw, { ...repaired, extension: '.dng' }, original)).rejects.toThrow(
      'Use --out with a folder',
    );
    expect(await readFile(raw, 'utf8')).toBe('raw');
  });
});

const TAKEN = new Date('2019-06-01T12:00:00Z');

describe.each([0o600, 0o444])('a photograph of 2019 with the permissions %i', (mode) => {
  beforeEach(async () => {
    await chmod(path, mode);
    await utimes(path, TAKEN, TAKEN);
  });

  const likenessOf = async (name: string): Promise<unknown> => {
    const { mode: own, mtime } = await stat(folder.at(name));
    return { mode: isPosix ? own & 0o777 : mode, mtime };
  };
  const likeness = { mode, mtime: TAKEN };

  test('keeps permissions and date when it is repaired in place, and so does the original beside it', async () => {
    await inPlace.put(path, repaired, original);
    expect([await likenessOf('a.JPG'), await likenessOf('a.JPG.original')]).toEqual([likeness, likeness]);
  });

  test('gives them to its copy, also to one that takes the place of another', async () => {
    const wanted = { ...settings, inPlace: false, out: folder.at('out'), overwrite: true };
    const copies = new Destination(wanted, [path], new Inputs([path]));
    await folder.write('out/a.JPG', Buffer.from('of yesterday'));
    await copies.put(path, repaired, original);
    expect(await likenessOf('out/a.JPG')).toEqual(likeness);
  });
});

test.runIf(process.getuid?.() === 0)('a photograph of somebody else stays theirs', async () => {
  await chown(path, 1234, 2345);
  await inPlace.put(path, repaired, original);
  for (const name of ['a.JPG', 'a.JPG.original'])
    expect(await stat(folder.at(name))).toMatchObject({ uid: 1234, gid: 2345 });
});

describe('a copy', () => {
  let copies: Destination;
  beforeEach(async () => {
    copies = new Destination({ ...settings, inPlace: false, out: folder.at('out') }, [path], new Inputs([path]));
  });

  test('is done once it is there', async () => {
    expect(await copies.isDone(path)).toBe(false);
    await copies.put(path, repaired, original);
    expect(await copies.isDone(path)).toBe(true);
  });

  test.each([
    ['a foreign file', () => other],
    ['an empty file', () => Buffer.alloc(0)],
  ])('is not done where %s has its name, which stays', async (_, content) => {
    await folder.write('out/a.JPG', content());
    expect(await copies.isDone(path)).toBe(false);
    await expect(copies.put(path, repaired, original)).rejects.toThrow('exists already');
    expect((await bytesOf('out/a.JPG')).equals(content())).toBe(true);
  });

  test('of another original of that name does not count', async () => {
    await copies.put(path, repaired, original);
    await writeFile(path, other);
    expect(await copies.isDone(path)).toBe(false);
  });

  test('of a kind that holds no mark is known by the date of its original', async () => {
    const dump = await folder.write('b.dump', 'samples');
    await utimes(dump, TAKEN, TAKEN);
    await copies.put(dump, { bytes: Buffer.from('repaired'), extension: '.dump', notes: [] }, Buffer.from('samples'));
    expect(await copies.isDone(dump)).toBe(true);
    await rm(folder.at('out/b.dump'));
    await folder.write('out/b.dump', 'somebody else');
    expect(await copies.isDone(dump)).toBe(false);
  });
});
