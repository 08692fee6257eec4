import { describe, expect, test } from 'vitest';
import {
  createHotpix,
  refused,
  type HotpixError,
  type Frame,
  type Plugin,
  type Progress,
  type Source,
} from '../../src/index.ts';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const { frames } = simulateFrames({ count: 6 });
const ZOOMED: Frame = { ...frames[5], capture: { digitalZoom: 2 } };
const BUG = new TypeError('no samples');
const numbers: Plugin = {
  name: 'numbers',
  decode: {
    match: (head) => head[0] !== 99,
    decode: async (source: Source) => {
      const [number] = await source.read();
      if (number === 98) throw refused('it is broken');
      if (number === 97) throw BUG;
      return number === 5 ? ZOOMED : frames[number];
    },
  },
};
const hotpix = createHotpix({ plugins: [numbers] });
const source = (path: string, number: number): Source => sourceOf(path, Uint8Array.of(number));

describe('going back to photographs', () => {
  test('keeps what was made of each, in the order of the paths, with its row', async () => {
    const sources = [source('b.raw', 1), source('a.raw', 0), source('c.raw', 2)];
    const visits = await hotpix.revisit(sources, ({ samples }, { path }) => `${path} ${samples[0]}`);
    expect(visits.map(({ seen }) => seen)).toEqual([0, 1, 2].map((i) => `${'abc'[i]}.raw ${frames[i].samples[0]}`));
    expect(visits[0].row).toMatchObject({
      path: 'a.raw',
      status: 'used',
      decoder: 'numbers',
      iso: 100,
      exposure: 0.01,
    });
  });

  test('tells of every other file why it was not looked at', async () => {
    const sources = [
      source('1.raw', 0),
      source('2-copy.raw', 0),
      source('3-other.raw', 1),
      source('4-zoomed.raw', 5),
      source('5-broken.raw', 98),
      { ...source('6-notes.txt', 99), incidental: true },
    ];
    const visits = await hotpix.revisit(sources, (_, { path }) => (path.includes('other') ? undefined : true));
    expect(visits.map(({ row, seen }) => [row.status, row.code, seen])).toEqual([
      ['used', undefined, true],
      ['setAside', 'copy', undefined],
      ['setAside', 'otherCamera', undefined],
      ['setAside', 'digitalZoom', undefined],
      ['failed', 'refused', undefined],
      ['setAside', 'notAPhotograph', undefined],
    ]);
  });

  test.each(['revisit', 'gather'] as const)(
    'hands on what a plugin threw, of whose row there are words alone: %s',
    async (verb) => {
      const unread: [string, HotpixError][] = [];
      const onUnread = (...one: [string, HotpixError]): void => void unread.push(one);
      const sources = [source('1.raw', 0), source('2.raw', 97)];
      await (verb === 'gather' ? hotpix.gather(sources, { onUnread }) : hotpix.revisit(sources, () => 1, { onUnread }));
      expect(unread).toMatchObject([['2.raw', { code: 'pluginFailed', plugin: 'numbers' }]]);
      expect(unread[0][1].cause).toBe(BUG);
    },
  );

  test('tells how far it is', async () => {
    const steps: Progress[] = [];
    await hotpix.revisit([source('a.raw', 0), source('b.raw', 1)], () => 1, {
      onProgress: (step) => void steps.push(step),
    });
    expect(steps.map(({ phase, done, total }) => [phase, done, total])).toEqual([
      ['following', 0, 2],
      ['following', 1, 2],
      ['following', 2, 2],
    ]);
  });

  test('stops when it is told to', async () => {
    const controller = new AbortController();
    const run = hotpix.revisit([source('a.raw', 0), source('b.raw', 1)], () => controller.abort(), {
      signal: controller.signal,
      concurrency: 1,
    });
    await expect(run).rejects.toMatchObject({ code: 'aborted' });
  });

  test('takes every photograph once', async () => {
    const run = hotpix.revisit([source('a.raw', 0), source('a.raw', 1)], () => 1);
    await expect(run).rejects.toMatchObject({ code: 'duplicatePath' });
  });

  test('has no more frames in memory than are decoded at once', async () => {
    let [alive, most] = [0, 0];
    const counting: Plugin = {
      name: 'counting',
      decode: { match: () => true, decode: async () => ((most = Math.max(most, ++alive)), frames[0]) },
    };
    const sources = Array.from({ length: 20 }, (_, i) => source(`${i}.raw`, i));
    await createHotpix({ plugins: [counting] }).revisit(sources, () => void alive--, { concurrency: 2 });
    expect(most).toBeLessThanOrEqual(3);
  });
});
