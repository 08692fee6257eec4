/** Evidence added by threads against the plain code: every bit of every plane, whichever thread is first. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Platform } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence, moments, sampleMoments } from '@hotpix/detection';
import type { Frame, Planes, Rows } from '../../../core/src/nouns.ts';
import { createStatistics } from '../../../core/src/state/state.ts';
import { hasChroma } from '../../src/chroma/chroma.ts';
import { componentsOf } from '../../src/components.ts';
import { expectSame, frameOf, KINDS, setOf } from '../support/frame-sets.ts';
import { sensorShape } from '../../../core/test/support/shapes.ts';

const threads = (lanes: number): Platform => nodePlatform({ lanes });

type Accumulate = NonNullable<ReturnType<typeof evidence>['accumulate']>;

/** Adds the frames of a set twice, stripe by stripe, as a scan does. */
async function planesBy(
  accumulate: Accumulate,
  frames: readonly Frame[],
  stripes: readonly Rows[],
  platform: Platform = threads(1),
): Promise<Planes> {
  const { prepare, add } = accumulate;
  const { planes } = createStatistics('evidence', accumulate, frames[0]);
  for (let batch = 0; batch < 2; batch++) {
    const prepared = frames.map((frame) => prepare?.(frame, planes, { platform }));
    for (const rows of stripes) if (rows.from < rows.to) await add(planes, frames, rows, prepared, { platform });
  }
  return planes;
}

const plain = evidence({ kernels: 'reference' }).accumulate!;

/** A frame where threads see it, as decoders lend memory for it: of a picture with chroma what a file holds. */
function shared(frame: Frame): Frame {
  if (!hasChroma(frame)) return { ...frame, samples: sharedSamples(frame.samples) };
  const [width, height] = [frame.width, frame.height].map((size) => Math.ceil(size / 2));
  const { luma, cb, cr } = componentsOf(frame);
  const components = {
    luma: { width: frame.width, height: frame.height, samples: sharedSamples(luma) },
    cb: { width, height, samples: sharedSamples(cb) },
    cr: { width, height, samples: sharedSamples(cr) },
  };
  return { ...frame, components, samples: sharedSamples(frame.samples) };
}

function sharedSamples<T extends Frame['samples']>(samples: T): T {
  const there = new Uint8Array(new SharedArrayBuffer(samples.byteLength));
  there.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  return (samples instanceof Uint8Array ? there : new Uint16Array(there.buffer)) as T;
}

describe.each(KINDS)('by threads, frames of %s', (_, kind) => {
  test('give the evidence of the plain code, wherever their rows are cut', async () => {
    const platform = threads(3);
    const accumulate = evidence().accumulate!;
    await fc.assert(
      fc.asyncProperty(setOf(kind), async ({ frames, stripes }) => {
        const byThreads = await planesBy(accumulate, frames, stripes, platform);
        expectSame(byThreads, await planesBy(plain, frames, stripes));
        expectSame(await planesBy(accumulate, frames.map(shared), stripes, platform), byThreads);
      }),
      { numRuns: 8 },
    );
  });

  test.each([moments, sampleMoments])('give the moments of the plain code: %o', async (plugin) => {
    const platform = threads(3);
    const [byKernels, plainly] = (['auto', 'reference'] as const).map((kernels) => plugin({ kernels }).accumulate!);
    await fc.assert(
      fc.asyncProperty(setOf(kind), async ({ frames, stripes }) => {
        const byThreads = await planesBy(byKernels, frames.map(shared), stripes, platform);
        expectSame(byThreads, await planesBy(plainly, frames, stripes));
      }),
      { numRuns: 8 },
    );
  });
});

const content = { seed: 1, range: [0.1, 0.6], noise: 0.02, clipped: 0.1 } as const;
const large = sensorShape({ width: 1000, height: 800 });
const frames = [1, 2].map((seed) => frameOf(large, { ...content, seed }, { black: 0, white: 1, exposure: seed / 8 }));
const stripes = Array.from({ length: 50 }, (_, i) => ({ from: 16 * i, to: 16 * (i + 1) }));

test('threads that add at the same time do not lose what another adds', async () => {
  const accumulate = evidence().accumulate!;
  expectSame(await planesBy(accumulate, frames, stripes, threads(4)), await planesBy(plain, frames, stripes));
});

test('a pass that takes long is not forgotten over any number of others that end meanwhile', async () => {
  const accumulate = evidence().accumulate!;
  const context = { platform: threads(2) };
  const mine = shared(frames[0]);
  const add = (planes: Planes, prepared: readonly unknown[], rows: Rows): void | Promise<void> =>
    accumulate.add(planes, [mine], rows, prepared, context);
  const { planes } = createStatistics('evidence', accumulate, mine);
  const prepared = [accumulate.prepare?.(mine, planes, context)];
  await add(planes, prepared, { from: 0, to: 400 });
  const other = evidence().accumulate!;
  for (let pass = 0; pass < 20; pass++) {
    const { planes: others } = createStatistics('evidence', other, mine);
    await other.add(others, [mine], { from: 0, to: 800 }, [other.prepare?.(mine, others, context)], context);
  }
  await add(planes, prepared, { from: 400, to: 800 });
  const { planes: expected } = createStatistics('evidence', plain, mine);
  await plain.add(expected, [mine], { from: 0, to: 800 }, [plain.prepare?.(mine, expected, context)], context);
  expectSame(planes, expected);
});

test.each([1, 3])('scans that take turns are not in the way of each other, with %d lanes', async (lanes) => {
  const accumulate = evidence().accumulate!;
  const context = { platform: threads(lanes) };
  const sets = await Promise.all(
    frames.map(async (frame) => {
      const own = shared(frame);
      const { planes } = createStatistics('evidence', accumulate, own);
      return { own, planes, prepared: [accumulate.prepare?.(own, planes, context)] };
    }),
  );
  for (const rows of stripes) {
    const added = sets.map(({ own, planes, prepared }) => accumulate.add(planes, [own], rows, prepared, context));
    await Promise.all(added);
  }
  for (const { own, planes } of sets) {
    const { planes: expected } = createStatistics('evidence', plain, own);
    const prepared = [plain.prepare?.(own, expected, context)];
    await plain.add(expected, [own], { from: 0, to: own.height }, prepared, context);
    expectSame(planes, expected);
  }
});

test('planes that lie elsewhere are added to without threads', async () => {
  const elsewhere = { ...evidence().accumulate!, allocate: undefined };
  expectSame(await planesBy(elsewhere, frames, stripes, threads(2)), await planesBy(plain, frames, stripes));
});

/** What a process prints that prepares a frame, does something more, and comes to its end. */
async function printed(more: string): Promise<string> {
  const script = `
    import { nodePlatform } from '@hotpix/core/node';
    import { evidence, moments, sampleMoments } from '@hotpix/detection';
    import { simulateFrames } from '@hotpix/core/testing';
    const { allocate, planes: specsOf, prepare, add } = evidence().accumulate;
    const context = { platform: nodePlatform({ lanes: 3 }) };
    const { frames } = simulateFrames({ count: 1 });
    const planes = allocate(specsOf(frames[0]));
    process.on('exit', () => console.log('ended'));
    ${more}`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { timeout: 20_000 });
  return (await run).stdout;
}

test('threads of a run that ended early do not keep the process alive', async () => {
  const more = 'await add(planes, frames, { from: 0, to: 16 }, [prepare(frames[0], planes, context)], context);';
  expect(await printed(more)).toBe('ended\n');
});

test('a thread that dies over a frame which nobody adds ends no process', async () => {
  const more = `
    const start = () => nodePlatform().start(new URL("data:text/javascript,throw new Error('out of luck')"));
    prepare(frames[0], planes, { platform: { ...context.platform, start } });`;
  expect(await printed(more)).toBe('ended\n');
});

test('a thread reads a frame before any of its rows is added', async () => {
  let started = 0;
  const platform: Platform = {
    ...threads(2),
    start(program) {
      started++;
      return threads(2).start!(program);
    },
  };
  const accumulate = evidence().accumulate!;
  const { planes } = createStatistics('evidence', accumulate, large);
  accumulate.prepare?.(shared(frames[0]), planes, { platform });
  await Promise.resolve();
  expect(started).toBe(1);
});

test('a thread that dies ends the run with its error', async () => {
  const program = new URL("data:text/javascript,throw new Error('out of luck')");
  const deadly: Platform = { ...threads(2), start: () => threads(2).start!(program) };
  await expect(planesBy(evidence().accumulate!, frames, stripes, deadly)).rejects.toThrow('out of luck');
});
