import { describe, expect, test } from 'vitest';
import {
  cameraBytes,
  createHotpix,
  encodeState,
  mergeStates,
  type Frame,
  type Plugin,
  type Source,
  type State,
} from '../../src/index.ts';
import { evidence, moments, scenes } from '@hotpix/detection';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const { frames } = simulateFrames({ count: 31 });
const other = frames.map((frame): Frame => ({ ...frame, camera: { make: 'Other', model: 'Camera', serial: '7' } }));

const decoder: Plugin = {
  name: 'memory',
  decode: {
    match: () => true,
    decode: async (source) => {
      const [camera, number] = await source.head();
      return (camera === 0 ? frames : other)[number];
    },
  },
};
/** Counts the frames of each call, by the first rows alone. */
const counter = (sizes: number[], fail = Infinity): Plugin => ({
  name: 'counter',
  accumulate: {
    version: 1,
    capacity: () => 100,
    planes: () => ({ rows: { type: 'Uint32Array', length: 1, merge: 'sum' } }),
    prepare: ({ samples }) => samples,
    add({ rows }, some, { from, to }, prepared) {
      for (const [i, { samples }] of some.entries()) expect(prepared[i]).toBe(samples);
      if (from === 0) sizes.push(some.length);
      if (sizes.length > fail) throw new Error('out of order');
      rows[0] += (to - from) * some.length;
    },
  },
});
const file = (camera: number, number: number, path = `${camera}-${number}.raw`): Source =>
  sourceOf(path, Uint8Array.of(camera, number));
const ofFirst = frames.map((_, i) => file(0, i));

const used = ({ cameras }: State): number => cameras.reduce((sum, { files }) => sum + files.length, 0);

test('small frames of one camera are folded in fourteen at a time, and each row of each once', async () => {
  const sizes: number[] = [];
  const state = await createHotpix({ plugins: [decoder, counter(sizes)] }).gather(ofFirst);
  expect(sizes).toEqual([14, 14, 3]);
  expect(state.cameras[0].statistics.counter.planes.rows[0]).toBe(31 * frames[0].height);
});

test('large frames are folded in four at a time', async () => {
  const sizes: number[] = [];
  const size = { width: 2000, height: 1000 };
  const large = { ...frames[0], ...size, active: { x: 0, y: 0, ...size }, samples: new Uint16Array(2e6) };
  const plugin: Plugin = { name: 'large', decode: { match: () => true, decode: async () => ({ ...large }) } };
  await createHotpix({ plugins: [plugin, counter(sizes)] }).gather(ofFirst.slice(0, 9));
  expect(sizes).toEqual([4, 4, 1]);
});

test('a frame of another camera lets those before it go first', async () => {
  const sizes: number[] = [];
  const sources = [file(0, 0, 'a'), file(0, 1, 'b'), file(1, 0, 'c'), file(0, 2, 'd'), file(0, 3, 'e')];
  const state = await createHotpix({ plugins: [decoder, counter(sizes)] }).gather(sources, { keep: 'all' });
  expect(sizes).toEqual([2, 1, 2]);
  expect(state.cameras.map(({ files }) => files.map(({ path }) => path))).toEqual([['a', 'b', 'd', 'e'], ['c']]);
});

test('how frames fall into batches changes no bit of the State', async () => {
  const hotpix = createHotpix({ plugins: [decoder, scenes(), moments(), evidence()] });
  const whole = Buffer.from(await encodeState(await hotpix.gather(ofFirst, { keep: 'all' })));
  let state: State | undefined;
  for (const [from, to] of [
    [20, 25],
    [0, 20],
    [25, 31],
  ]) {
    state = await hotpix.gather(ofFirst.slice(from, to), { keep: 'all', ...(state && { resume: state }) });
  }
  expect(Buffer.from(await encodeState(state!)).equals(whole)).toBe(true);
});

test('a copy with an earlier path takes the place of a frame that was counted, while others wait', async () => {
  const sources = [file(0, 0, 'b'), file(0, 1, 'c')];
  const hotpix = createHotpix({ plugins: [decoder, scenes(), moments()] });
  const state = await hotpix.gather(sources, { keep: 'all' });
  const again = await hotpix.gather([file(0, 2, 'd'), file(0, 0, 'a')], { keep: 'all', resume: state });
  expect(again.cameras[0].files.map(({ path }) => path)).toEqual(['a', 'c', 'd']);
  expect(again.others).toMatchObject([{ path: 'b', code: 'copy' }]);
});

test('between files the State holds whole frames only', async () => {
  const resume: State = { cameras: [], others: [] };
  const seen: number[] = [];
  const onProgress = (): void => {
    const rows = resume.cameras[0]?.statistics.counter.planes.rows[0] ?? 0;
    expect(rows).toBe(used(resume) * frames[0].height);
    seen.push(used(resume));
  };
  await createHotpix({ plugins: [decoder, counter([])] }).gather(ofFirst, { resume, onProgress });
  // Once before the first file, then after each.
  expect(seen).toEqual(Array.from({ length: 32 }, (_, files) => (files < 14 ? 0 : files < 28 ? 14 : 28)));
  expect(used(resume)).toBe(31);
});

test('a scan that is stopped keeps the frames that wait', async () => {
  const resume: State = { cameras: [], others: [] };
  const controller = new AbortController();
  const run = createHotpix({ plugins: [decoder, scenes(), moments()] }).gather(ofFirst, {
    resume,
    concurrency: 1,
    signal: controller.signal,
    onProgress: ({ done }) => (done === 2 ? controller.abort() : undefined),
  });
  await expect(run).rejects.toMatchObject({ code: 'aborted' });
  expect(used(resume)).toBeGreaterThanOrEqual(2);
});

test('frames beyond what planes can take are an error, though some of them wait', async () => {
  const few = counter([]);
  const plugin: Plugin = { ...few, accumulate: { ...few.accumulate!, capacity: () => 6 } };
  await expect(createHotpix({ plugins: [decoder, plugin] }).gather(ofFirst)).rejects.toThrow('6');
});

test('an accumulator that fails ends the scan, and is asked no more', async () => {
  const sizes: number[] = [];
  const run = createHotpix({ plugins: [decoder, counter(sizes, 1)] }).gather(ofFirst);
  await expect(run).rejects.toThrow('out of order');
  expect(sizes).toEqual([14, 14]);
});

describe('a budget of memory', () => {
  const frameBytes = frames[0].samples.byteLength;
  /** Planes of one size, however few photographs they hold. */
  const whole: Plugin = { ...evidence(), accumulate: { ...evidence().accumulate!, adds: undefined } };
  const scan = async (memory: number, concurrency = 3): Promise<{ state: State; sizes: number[] }> => {
    const sizes: number[] = [];
    const hotpix = createHotpix({ plugins: [decoder, scenes(), moments(), whole, counter(sizes)] });
    return { state: await hotpix.gather(ofFirst, { memory, concurrency, keep: 'all' }), sizes };
  };
  /** What the engine and the planes take: 12 bytes per sample for the moments, 26 and the same for all for the evidence. */
  const fixed = async (): Promise<number> => {
    const { state } = await scan(4e9);
    const planes = Object.values(state.cameras[0].statistics).flatMap((own) => Object.values(own.planes));
    return 2e8 + planes.reduce((sum, { byteLength }) => sum + byteLength, 0);
  };

  test('that has room for few frames folds in fewer at a time, to the same bits', async () => {
    const [roomy, tight] = [await scan(4e9), await scan((await fixed()) + 9 * frameBytes)];
    expect(tight.sizes).toEqual(frames.map(() => 1));
    const bits = async ({ state }: { state: State }): Promise<Buffer> => Buffer.from(await encodeState(state));
    expect((await bits(tight)).equals(await bits(roomy))).toBe(true);
  });

  test('that has no room for a single frame fails each, and says how much it takes', async () => {
    const [{ width, height }] = frames;
    const { state } = await scan((await fixed()) + 8 * frameBytes);
    expect(state.cameras).toEqual([]);
    expect(state.others).toHaveLength(31);
    for (const row of state.others) {
      expect(row).toMatchObject({ status: 'failed', code: 'tooLittleMemory' });
      expect(row.reason).toContain(`for photographs of ${width} x ${height} pixels`);
    }
  });
});

describe('of a camera that is new', () => {
  test('the caller hears before memory is taken for it, and once', async () => {
    const heard: string[] = [];
    const counted: string[] = [];
    const plugin: Plugin = {
      ...counter([]),
      accumulate: {
        ...counter([]).accumulate!,
        prepare: ({ camera, samples }) => (counted.push(camera.serial), samples),
      },
    };
    await createHotpix({ plugins: [decoder, plugin] }).gather([...ofFirst, file(1, 0)], {
      keep: 'all',
      onCamera: ({ camera }) => {
        heard.push(camera.serial);
        expect(counted).not.toContain(camera.serial);
      },
    });
    expect(heard).toEqual(['1', '7']);
  });

  test('what the caller throws ends the run with a whole State', async () => {
    const resume: State = { cameras: [], others: [] };
    const run = createHotpix({ plugins: [decoder, scenes(), moments()] }).gather([...ofFirst.slice(0, 3), file(1, 0)], {
      keep: 'all',
      resume,
      onCamera: ({ camera }) => {
        if (camera.serial === '7') throw new Error('no room');
      },
    });
    await expect(run).rejects.toThrow('no room');
    expect(resume.cameras.map(({ files }) => files.length)).toEqual([3]);
  });
});

test('the bytes of a camera are those of its planes, of which none is halved', async () => {
  const plugins = [decoder, moments(), evidence()];
  const { cameras } = mergeStates(await createHotpix({ plugins }).gather(ofFirst));
  const planes = Object.values(cameras[0].statistics).flatMap((one) => Object.values(one.planes));
  expect(cameraBytes(frames[0], plugins)).toBe(planes.reduce((sum, { byteLength }) => sum + byteLength, 0));
});
