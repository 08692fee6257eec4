/** How often and when a photograph on a server is asked for. */
import { writeFile } from 'node:fs/promises';
import { openPlace } from '@hotpix/objects';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countingServer, type CountingServer } from '../../../../test/support/counting-server.ts';
import { useFolder } from '../../../../test/support/use-folder.ts';
import { Larder } from '../../src/files/remote/larder.ts';
import { remoteSource } from '../../src/files/remote/remote-source.ts';

const HEAD = 65_536;
const at = useFolder();
const photograph = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251);
let server: CountingServer;
let larder: Larder;

beforeAll(async () => {
  await writeFile(at('a.dng'), photograph);
  await writeFile(at('small.dng'), photograph.subarray(0, 1000));
  server = await countingServer(at());
});
afterAll(() => server.close());
beforeEach(() => {
  larder = new Larder();
  server.given.clear();
  server.before = () => {};
  server.hasEtags = true;
});

function sourceOf(name: string, { isWanted = true, size }: { isWanted?: boolean; size?: number } = {}) {
  const place = openPlace(`${server.url}/${name}`, { attempts: 1 });
  const around = { larder, signal: new AbortController().signal, isWanted: () => isWanted };
  return remoteSource(name, { place, key: '', size }, false, around);
}
const given = (name = 'a.dng') => server.given.get(name);
const expectWhole = (bytes: Uint8Array): void => expect(Buffer.compare(bytes, photograph)).toBe(0);
const isFull = (): boolean => !larder.take(2 ** 28);

describe('a photograph on a server', () => {
  test('that is looked at and read is fetched once, in two parts', async () => {
    const source = sourceOf('a.dng');
    expect(await source.head()).toHaveLength(HEAD);
    expectWhole(await source.read());
    expect(given()).toEqual({ requests: 2, bytes: photograph.length });
  });

  test('that is small is fetched by one request', async () => {
    const source = sourceOf('small.dng');
    await source.head();
    await source.head();
    expect(await source.read()).toHaveLength(1000);
    expect(given('small.dng')).toEqual({ requests: 1, bytes: 1000 });
  });

  test('whose first bytes have no room while stock is taken is looked at twice', async () => {
    larder.takeHead(2 ** 25);
    const source = sourceOf('a.dng');
    await source.head();
    await source.head();
    expectWhole(await source.read());
    expect(given()).toEqual({ requests: 3, bytes: photograph.length + HEAD });
  });

  test('that has no ETag is read whole, for its parts might be of two files', async () => {
    server.hasEtags = false;
    const source = sourceOf('a.dng');
    await source.head();
    expectWhole(await source.read());
    expect(given()).toEqual({ requests: 2, bytes: photograph.length + HEAD });
  });

  test('that is read again is the same one, or changed', async () => {
    const source = sourceOf('a.dng');
    await source.read();
    await source.head();
    await writeFile(at('changing.dng'), photograph);
    const changing = sourceOf('changing.dng');
    await changing.head();
    await writeFile(at('changing.dng'), photograph.toReversed());
    await expect(changing.read()).rejects.toMatchObject({ code: 'changedObject' });
    await expect(changing.head()).rejects.toMatchObject({ code: 'changedObject' });
  });
});

describe('a photograph that will be read', () => {
  test('comes before it is asked for, and once', async () => {
    const source = sourceOf('a.dng', { size: photograph.length });
    source.expect?.();
    source.expect?.();
    expect(isFull()).toBe(true);
    expect(await source.head()).toHaveLength(HEAD);
    expectWhole(await source.read());
    expect(given()).toEqual({ requests: 2, bytes: photograph.length });
    expect(isFull()).toBe(false);
  });

  test('is looked at first where nobody knows how long it is', async () => {
    const source = sourceOf('a.dng');
    source.expect?.();
    await expect.poll(() => given()?.requests).toBe(1);
    await expect.poll(() => (source.expect?.(), given()?.requests)).toBe(2);
    expectWhole(await source.read());
    expect(given()).toEqual({ requests: 2, bytes: photograph.length });
  });

  test('does not come where there is no room, until it is asked for', async () => {
    larder.take(2 ** 28);
    const source = sourceOf('a.dng', { size: photograph.length });
    source.expect?.();
    expect(given()).toBeUndefined();
    expectWhole(await source.read());
  });

  test('does not come where no decoder knows it, and takes no room', async () => {
    const source = sourceOf('a.dng', { isWanted: false, size: photograph.length });
    source.expect?.();
    expect(await source.head()).toHaveLength(HEAD);
    source.expect?.();
    expect(isFull()).toBe(false);
    expect(given()?.bytes).toBeLessThanOrEqual(2 * HEAD);
  });

  test('and cannot be fetched says so when it is asked for, gives its room back, and is tried again', async () => {
    const source = sourceOf('gone.dng', { size: photograph.length });
    source.expect?.();
    await expect(source.head()).rejects.toMatchObject({ code: 'noObject' });
    expect(isFull()).toBe(false);
    larder.giveBack(2 ** 28);
    await writeFile(at('gone.dng'), photograph);
    expectWhole(await source.read());
  });
});

test('a budget of memory leaves an eighth of it for what comes ahead', () => {
  const small = new Larder(8e6);
  expect([small.take(6e5), small.take(6e5), small.take(4e5)]).toEqual([true, false, true]);
});
