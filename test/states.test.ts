/** Serial and sharded scans of the same photographs give the same Result, bit for bit. */
import { copyFile, rm, mkdir, readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { command } from './support/command.ts';
import { frameName as name, makeMixedSet } from './support/mixed-set.ts';
import { resultOf } from './support/result-of.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
let serial: string;

/** The JSON of a run that has to succeed. */
const scan = (args: readonly string[], verb?: string): Promise<string> => resultOf(at(), args, verb);

/** Nine raw photographs, one of them twice, one cut short, and JPEGs, which are of another size. */
beforeAll(async () => {
  await makeMixedSet(at);
  serial = await scan(['photos']);
});

test('the scan tells nine used, three set aside and one failed', () => {
  const statuses = JSON.parse(serial).files.map(({ status }: { status: string }) => status);
  const count = (wanted: string) => statuses.filter((status: string) => status === wanted).length;
  expect([count('used'), count('setAside'), count('failed')]).toEqual([9, 3, 1]);
});

test.each([
  [1, '4GB'],
  [7, '203MB'],
])('a concurrency of %i and a memory of %s change nothing', async (concurrency, memory) => {
  expect(await scan(['photos', '--concurrency', String(concurrency), '--memory', memory])).toBe(serial);
});

test('the order of the arguments changes nothing', async () => {
  const files = (await readdir(at('photos'))).map((file) => `photos/${file}`);
  expect(await scan(files.sort().reverse())).toBe(serial);
});

test('keeping the State changes nothing, nor does going over the same photographs again', async () => {
  expect(await scan(['photos', '--state', 'again.state'])).toBe(serial);
  const state = await readFile(at('again.state'));
  expect(await scan(['photos', '--state', 'again.state'])).toBe(serial);
  expect((await readFile(at('again.state'))).equals(state)).toBe(true);
});

test('a merge whose photographs were moved says what a page cannot show, and shows the rest', async () => {
  await mkdir(at('moved'));
  for (let n = 1; n <= 9; n++) await copyFile(at(`source/dng/${name(n)}.dng`), at(`moved/${name(n)}.dng`));
  await scan(['moved', '--state', 'moved.state']);
  for (let n = 2; n <= 9; n++) await rm(at(`moved/${name(n)}.dng`));
  const half = await command(at(), ['merge', 'moved.state', '--html', 'moved.html']);
  expect(half.stderr).toMatch(
    /^hotpix: 8 files \(moved\/frame-0002\.dng, .* and 5 more\): No crops: .* Others show 5 defects\./m,
  );
  expect(half.code).toBe(0);
  await rm(at(`moved/${name(1)}.dng`));
  const none = await command(at(), ['merge', 'moved.state', '--html', 'moved.html']);
  expect(none.stderr).toMatch(/^hotpix: 9 files .* 5 of 5 defects cannot be shown/m);
  const list = await command(at(), ['merge', 'moved.state', '--json', 'moved.json']);
  expect(list.stderr).toBe('');
});

describe('shards', () => {
  const SHARDS: Record<string, readonly string[]> = {
    a: ['copy.dng', `${name(2)}.dng`, `${name(8)}.jpg`, `${name(9)}.dng`],
    b: ['cut.dng', `${name(1)}.dng`, `${name(3)}.dng`, `${name(7)}.dng`],
    c: [`${name(1)}.jpg`, `${name(4)}.dng`, `${name(5)}.dng`, `${name(6)}.dng`, `${name(8)}.dng`],
  };
  const filesOf = (shard: string): string[] => SHARDS[shard].map((file) => `photos/${file}`);

  beforeAll(async () => {
    await Promise.all(
      Object.keys(SHARDS).map((shard) => scan([...filesOf(shard), '--state', `shards/${shard}.state`])),
    );
  });

  test.each([
    'shards/a.state shards/b.state shards/c.state', //
    'shards/c.state shards/a.state shards/b.state',
    'shards/*.state',
  ])('merged as %s give the Result of one scan', async (states) => {
    expect(await scan(states.split(' '), 'merge')).toBe(serial);
  });

  test('merged one after the other do, too', async () => {
    await scan(['shards/b.state', 'shards/c.state', '--state', 'bc.state'], 'merge');
    expect(await scan(['bc.state', 'shards/a.state'], 'merge')).toBe(serial);
  });

  test('added one after the other to one State do, too', async () => {
    await copyFile(at('shards/c.state'), at('grown.state'));
    await scan([...filesOf('a'), '--state', 'grown.state']);
    expect(await scan([...filesOf('b'), '--state', 'grown.state'])).toBe(serial);
  });

  test('that share photographs, also under two names, give the Result of one scan', async () => {
    const shared = ['copy.dng', `${name(1)}.dng`, `${name(2)}.dng`].map((file) => `photos/${file}`);
    await scan([...filesOf('b'), ...shared, '--state', 'shared.state']);
    expect(await scan(['shards/a.state', 'shared.state', 'shards/c.state'], 'merge')).toBe(serial);
    expect(await scan(['shards/c.state', 'shared.state', 'shards/a.state'], 'merge')).toBe(serial);
  });

  test('that share photographs which are gone are refused by their name', async () => {
    await copyFile(at(`photos/${name(1)}.dng`), at('gone.dng'));
    for (const state of ['one.state', 'two.state'])
      await command(at(), ['scan', 'gone.dng', '--state', state, '--quiet']);
    await rm(at('gone.dng'));
    const { code, stderr } = await command(at(), ['merge', 'one.state', 'two.state']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/both counted 'gone\.dng'.*does not exist/);
  });
});
