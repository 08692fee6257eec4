import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { useFolder } from '../../../test/support/use-folder.ts';
import { startS3, type S3 } from '../../../test/support/s3.ts';
import { openPlace, type Place } from '../src/index.ts';

const at = useFolder();
let s3: S3;

beforeAll(async () => {
  s3 = await startS3(at('s3'), 'photos');
  for (const [name, value] of Object.entries(s3.env)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.close();
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const keysOf = async (place: Place, prefix?: string): Promise<string[]> =>
  (await all(place.list(prefix))).map(({ key }) => key);

async function* parts(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield bytesOf(text);
}

describe.each([
  ['a folder', () => at('store')],
  ['a file address', () => `file://${at('filed')}`],
  ['a bucket', () => 's3://photos'],
  ['a prefix of a bucket', () => 's3://photos/some where/deep/'],
])('%s', (name, address) => {
  const folder = name.replaceAll(' ', '-');

  test('gives back what was put there, whole and in parts', async () => {
    const place = openPlace(address());
    await place.write(`${folder}/a b/ü+%.bin`, bytesOf('hello world'));
    expect(textOf(await place.read(`${folder}/a b/ü+%.bin`))).toBe('hello world');
    expect(textOf(await place.read(`${folder}/a b/ü+%.bin`, { from: 6, length: 3 }))).toBe('wor');
    expect(textOf(await place.read(`${folder}/a b/ü+%.bin`, { from: 6, length: 300 }))).toBe('world');
    expect(textOf(await place.read(`${folder}/a b/ü+%.bin`, { from: 11 }))).toBe('');
  });

  test('takes parts one by one, and an object without bytes', async () => {
    const place = openPlace(address());
    await place.write(`${folder}/parts`, parts('one ', '', 'two'));
    await place.write(`${folder}/empty`, new Uint8Array());
    expect(textOf(await place.read(`${folder}/parts`))).toBe('one two');
    expect(await place.read(`${folder}/empty`)).toHaveLength(0);
    expect(await place.read(`${folder}/empty`, { length: 5 })).toHaveLength(0);
    expect(await place.head(`${folder}/empty`)).toMatchObject({ size: 0 });
  });

  test('lists what begins with a prefix, in the order of keys', async () => {
    const place = openPlace(address());
    const keys = ['l/a.b', 'l/a/b', 'l/a0', 'l/b/c/d', 'la'].map((key) => `${folder}-${key}`);
    for (const key of [...keys].reverse()) await place.write(key, bytesOf(key));
    expect(await keysOf(place, `${folder}-l`)).toEqual(keys);
    expect(await keysOf(place, `${folder}-l/a`)).toEqual(keys.slice(0, 3));
    expect(await keysOf(place, `${folder}-l/a/`)).toEqual([keys[1]]);
    expect(await keysOf(place, `${folder}-none/`)).toEqual([]);
  });

  test('says the same of an object by its list, its head and its first bytes', async () => {
    const place = openPlace(address());
    await place.write(`${folder}-f/x`, bytesOf('0123456789'));
    const [listed] = await all(place.list(`${folder}-f/`));
    expect(listed).toMatchObject({ key: `${folder}-f/x`, size: 10, etag: expect.any(String) });
    expect(await place.head(`${folder}-f/x`)).toEqual(listed);
    const { facts, bytes } = await place.look(`${folder}-f/x`, 4);
    expect(facts).toEqual(listed);
    expect(textOf(bytes)).toBe('0123');
  });

  test('refuses an object that was replaced', async () => {
    const place = openPlace(address());
    await place.write(`${folder}/c`, bytesOf('before'));
    const { etag, size } = (await place.head(`${folder}/c`)) ?? {};
    expect(textOf(await place.read(`${folder}/c`, { etag, size }))).toBe('before');
    await place.write(`${folder}/c`, bytesOf('afterwards'));
    await expect(place.read(`${folder}/c`, { etag })).rejects.toMatchObject({ code: 'changedObject' });
    await expect(place.read(`${folder}/c`, { size })).rejects.toMatchObject({ code: 'changedObject' });
    await expect(place.look(`${folder}/c`, 2, { etag })).rejects.toMatchObject({ code: 'changedObject' });
  });

  test('knows that an object is not there', async () => {
    const place = openPlace(address());
    expect(await place.head(`${folder}/none`)).toBeUndefined();
    await expect(place.read(`${folder}/none`)).rejects.toMatchObject({ code: 'noObject' });
  });

  test('removes an object, also twice', async () => {
    const place = openPlace(address());
    await place.write(`${folder}-r/a/b`, bytesOf('x'));
    await place.remove(`${folder}-r/a/b`);
    await place.remove(`${folder}-r/a/b`);
    expect(await keysOf(place, `${folder}-r`)).toEqual([]);
  });

  test.each(['..', '../a', 'a/../../b', './a', 'a/.', '', 'a\0b'])('takes no key %j', async (key) => {
    const place = openPlace(address());
    const refusal = expect.objectContaining({ code: 'badPlace' });
    await expect(place.read(key)).rejects.toEqual(refusal);
    await expect(place.write(key, bytesOf('x'))).rejects.toEqual(refusal);
    await expect(place.remove(key)).rejects.toEqual(refusal);
  });
});
