/** scan --shard: machines that are given the same photographs divide them alike, and merge makes what one scan makes. */
import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { command } from './support/command.ts';
import { frameName as name, makeMixedSet } from './support/mixed-set.ts';
import { resultOf } from './support/result-of.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const SHARDS = [1, 2, 3];
const states = SHARDS.map((i) => `shards/${i}.state`);
const merge = (...args: string[]) => command(at(), ['merge', ...args]);
const scanShard = (i: number, of = 3, ...more: string[]) =>
  command(at(), ['scan', 'photos', '--shard', `${i}/${of}`, '--state', `shards/${i}.state`, ...more]);
let serial: string;
let said: string[];

/** Nine raw photographs, one of them twice, one cut short, JPEGs, which are of another size, and a note. */
beforeAll(async () => {
  await makeMixedSet(at);
  await writeFile(at('photos/notes.txt'), 'Notes.');
  serial = await resultOf(at(), ['photos', '--state', 'serial.state']);
  said = [];
  for (const i of SHARDS) {
    const { code, stdout } = await scanShard(i);
    expect(code).toBe(0);
    said.push(stdout);
  }
});

test('each file is in one shard, and each says how many it has', () => {
  const counts = said.map((text) => Number(/^Shard \d\/3: (\d+) of 14 files/.exec(text)?.[1]));
  expect(counts.reduce((sum, count) => sum + count)).toBe(14);
  expect(counts.every((count) => count >= 4)).toBe(true);
  expect(said[0]).toContain(': hotpix merge 1.state 2.state 3.state --json result.json\n');
});

test('merged in any order, shards give the Result of one scan, and its State', async () => {
  expect(await resultOf(at(), [...states, '--state', 'merged.state'], 'merge')).toBe(serial);
  expect(await resultOf(at(), states.toReversed(), 'merge')).toBe(serial);
  expect((await readFile(at('merged.state'))).equals(await readFile(at('serial.state')))).toBe(true);
});

test('are merged where the photographs are not, though some are copies', async () => {
  await rename(at('photos'), at('elsewhere'));
  try {
    expect(await resultOf(at(), states, 'merge')).toBe(serial);
  } finally {
    await rename(at('elsewhere'), at('photos'));
  }
});

test('more shards than files leave some empty, which are merged like others', async () => {
  await mkdir(at('few'));
  for (const n of [1, 2]) await copyFile(at(`source/dng/${name(n)}.dng`), at(`few/${name(n)}.dng`));
  for (const i of [1, 2, 3]) await command(at(), ['scan', 'few', '--shard', `${i}/3`, '--state', `few-${i}.state`]);
  const whole = await command(at(), ['scan', 'few', '--json', 'few.json']);
  const merged = await merge('few-1.state', 'few-2.state', 'few-3.state', '--json', 'few-merged.json');
  expect(merged.code).toBe(whole.code);
  expect(await readFile(at('few-merged.json'), 'utf8')).toBe(await readFile(at('few.json'), 'utf8'));
});

describe('a merge is refused, in words,', () => {
  test('where a file is named twice', async () => {
    const { code, stderr } = await command(at(), ['merge', states[0], states[1], `./${states[0]}`]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("Expected each State once, got './shards/1.state' twice."),
    ]);
  });

  test('where a shard is missing', async () => {
    const { code, stderr } = await merge(states[0], states[2], '--json', 'never.json');
    expect([code, stderr]).toEqual([2, expect.stringContaining('got shard 1, 3 of 3 without 2.')]);
    await expect(readFile(at('never.json'))).rejects.toThrow('ENOENT');
  });

  test('where one is there twice', async () => {
    await copyFile(at(states[1]), at('again.state'));
    const { code, stderr } = await merge(...states, 'again.state');
    expect([code, stderr]).toEqual([2, expect.stringContaining('got shard 2 of 3 twice.')]);
  });

  test('where one is of another division', async () => {
    await command(at(), ['scan', 'photos', '--shard', '2/2', '--state', 'half.state']);
    const { code, stderr } = await merge(states[0], 'half.state');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/got shard 2 of 2 without 1; others are of 1 other set/)]);
  });

  test('where one is of other photographs', async () => {
    await cp(at('photos'), at('more'), { recursive: true });
    await copyFile(at(`source/dng/${name(10)}.dng`), at(`more/${name(10)}.dng`));
    await command(at(), ['scan', 'more', '--shard', '2/3', '--state', 'other.state']);
    const { code, stderr } = await merge(states[0], 'other.state', states[2]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('without')]);
  });
});

describe('the State of a shard', () => {
  test('is resumed by the same shard, and stays as it is', async () => {
    const before = await readFile(at(states[0]));
    expect((await scanShard(1)).code).toBe(0);
    expect((await readFile(at(states[0]))).equals(before)).toBe(true);
  });

  test.each<[string, string[], RegExp]>([
    ['another shard', ['--shard', '3/3'], /Expected the State of shard 3\/3 .*, got that of shard 1\/3\./],
    ['a scan of all', [], /Expected the State of a scan, got that of shard 1\/3\. Resume it by --shard 1\/3/],
  ])('is refused by %s', async (_, args, words) => {
    const { code, stderr } = await command(at(), ['scan', 'photos', ...args, '--state', states[0]]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
  });

  test('is refused where photographs came since', async () => {
    await writeFile(at('photos/late.txt'), 'Later.');
    const { code, stderr } = await scanShard(1);
    await rm(at('photos/late.txt'));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/got that of other photographs, or more or fewer/)]);
  });

  test('has to be kept', async () => {
    const { code, stderr } = await command(at(), ['scan', 'photos', '--shard', '1/3']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--shard 1/3 --state 1.state')]);
  });
});
