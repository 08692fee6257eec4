/** The kernels against the plain code: every bit of every plane. */
import { BAYER, XTRANS } from '@hotpix/simulator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceKernel } from '../../src/kernels/evidence.ts';
import { LumaMaker } from '../../src/kernels/luma.ts';
import { allocateInWorkspace } from '../../src/kernels/workspace.ts';
import { momentsKernel } from '../../src/kernels/moments.ts';
import { evidence, moments } from '../../src/index.ts';
import type { Frame, FrameShape, Plane, Planes, Rows } from '../../src/nouns.ts';
import { allocatePlainly, type Allocate } from '../../src/statistics/allocate.ts';
import { prepareEvidence } from '../../src/statistics/evidence-frame.ts';
import { addSitesPlainly, createEvidence } from '../../src/statistics/evidence.ts';
import { addMomentsPlainly, createMoments } from '../../src/statistics/moments.ts';
import { lumaOf } from '../../src/statistics/view.ts';
import { pictureShape, sensorShape } from '../support/shapes.ts';

/** What the frames of a kind have of their shape beside size and depth. */
type Kind = Pick<FrameShape, 'channels' | 'mosaic' | 'lossy'>;

const KINDS: [string, Kind][] = [
  ...Object.entries(BAYER).map(([name, mosaic]): [string, Kind] => [name, { channels: 1, mosaic, lossy: false }]),
  ['X-Trans', { channels: 1, mosaic: XTRANS, lossy: false }],
  ['four colours', { channels: 1, mosaic: ['RG', 'BE'], lossy: false }],
  ['a mosaic of period 4 and 2', { channels: 1, mosaic: ['RGBW', 'BWRG'], lossy: false }],
  ['a mosaic after a lossy codec', { channels: 1, mosaic: ['RG', 'GB'], lossy: true }],
  ['a monochrome sensor', { channels: 1, lossy: false }],
  ['a grey picture', { channels: 1, lossy: true }],
  ['a picture', { channels: 3, lossy: true }],
  ['a picture without losses', { channels: 3, lossy: false }],
];

interface Content {
  readonly seed: number;
  /** Least and greatest sample, as shares of the range. */
  readonly range: readonly [number, number];
  /** Standard deviation of the noise before rounding, as a share of the range. */
  readonly noise: number;
  /** Share of the rows, from the top, that are as bright as can be. */
  readonly clipped: number;
}

const content: fc.Arbitrary<Content> = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  range: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  noise: fc.constantFrom(0, 0.002, 0.02, 0.3),
  clipped: fc.constantFrom(0, 0, 0.3, 1),
});

interface Levels {
  readonly black: number;
  readonly white: number;
  readonly exposure: number;
}

const levels = fc.record({
  black: fc.constantFrom(0, 0, 0.05),
  white: fc.constantFrom(1, 1, 0.9, 1.3),
  exposure: fc.constantFrom(0, 0.001, 0.3, 31.7, 5000),
});

const shape = (kind: Kind): fc.Arbitrary<FrameShape> =>
  fc
    .record({
      width: fc.integer({ min: 1, max: 61 }),
      height: fc.integer({ min: 1, max: 43 }),
      bits: fc.integer({ min: 8, max: 16 }),
    })
    .chain(({ width, height, bits }) =>
      fc.tuple(fc.nat(width - 1), fc.nat(height - 1)).chain(([x, y]) =>
        fc.record({
          ...kind,
          camera: fc.constant({ make: '', model: '', serial: '' }),
          channels: fc.constant(kind.channels),
          lossy: fc.constant(kind.lossy),
          mosaic: fc.constant(kind.mosaic),
          width: fc.constant(width),
          height: fc.constant(height),
          bits: fc.constant(bits),
          black: fc.constant(0),
          white: fc.constant(2 ** bits - 1),
          active: fc.oneof(
            fc.constant({ x: 0, y: 0, width, height }),
            fc.record({
              x: fc.constant(x),
              y: fc.constant(y),
              width: fc.integer({ min: 1, max: width - x }),
              height: fc.integer({ min: 1, max: height - y }),
            }),
          ),
        }),
      ),
    ) as fc.Arbitrary<FrameShape>;

function frameOf(of: FrameShape, { seed, range, noise, clipped }: Content, { black, white, exposure }: Levels): Frame {
  const { width, height, channels, bits } = of;
  const most = 2 ** bits - 1;
  const samples = new (bits > 8 ? Uint16Array : Uint8Array)(width * height * channels);
  let state = seed;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const row = width * channels;
  samples.forEach((_, i) => {
    const level = range[0] + (range[1] - range[0]) * (i / samples.length);
    const value = i < clipped * height * row ? 1 : level + noise * (random() + random() + random() - 1.5) * 2;
    samples[i] = Math.round(most * Math.max(0, Math.min(1, random() < 0.01 ? random() : value)));
  });
  return { ...of, black: Math.round(black * most), white: Math.round(white * most), samples, capture: { exposure } };
}

interface Set {
  readonly frames: readonly Frame[];
  /** Stripes that cover all rows. */
  readonly stripes: readonly Rows[];
  /** Whether planes and luma lie in the memory of the kernels, as those of a scan do, or are ordinary arrays, as those of a stored State. */
  readonly isAtHome: boolean;
}

const place = <T extends Planes>(isAtHome: boolean, create: (allocate: Allocate) => T): T =>
  isAtHome ? allocateInWorkspace(create) : create(allocatePlainly);

const setOf = (kind: Kind): fc.Arbitrary<Set> =>
  fc
    .tuple(
      shape(kind),
      fc.array(fc.tuple(content, levels), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(43), { maxLength: 3 }),
      fc.boolean(),
    )
    .map(([of, contents, cuts, isAtHome]) => {
      const ends = [0, ...cuts.filter((cut) => cut < of.height), of.height].sort((a, b) => a - b);
      return {
        frames: contents.map(([what, levelsOf]) => frameOf(of, what, levelsOf)),
        stripes: ends.slice(1).map((to, i) => ({ from: ends[i], to })),
        isAtHome,
      };
    });

/** Compares bytes: fast, and zeros of either sign differ. */
function expectSame(planes: Planes, others: Planes): void {
  const differ = Object.keys(planes).filter((name) => !bytesOf(planes[name]).equals(bytesOf(others[name])));
  expect(differ).toEqual([]);
}

function bytesOf({ buffer, byteOffset, byteLength }: Plane): Buffer {
  return Buffer.from(new Uint8Array(buffer, byteOffset, byteLength));
}

const BATCHES = 2;

/** Adds the frames of a set, stripe by stripe, more than once. */
function planesOf<T extends Planes>(planes: T, stripes: readonly Rows[], add: (planes: T, rows: Rows) => void): T {
  for (let i = 0; i < BATCHES; i++) for (const rows of stripes) if (rows.from < rows.to) add(planes, rows);
  return planes;
}

describe.each(KINDS)('by kernels, frames of %s', (_, kind) => {
  test('give the moments of the plain code', () => {
    const kernel = momentsKernel()!;
    fc.assert(
      fc.property(setOf(kind), ({ frames, stripes, isAtHome }) => {
        const empty = place(isAtHome, (allocate) => createMoments(frames[0], allocate));
        const byKernel = planesOf(empty, stripes, (planes, rows) => kernel(planes, frames, rows));
        const plain = planesOf(createMoments(frames[0]), stripes, (planes, rows) =>
          addMomentsPlainly(planes, frames, rows),
        );
        expectSame(byKernel, plain);
      }),
      { numRuns: 60 },
    );
  });

  test('give the evidence of the plain code', () => {
    const [kernel, luma] = [evidenceKernel()!, new LumaMaker()];
    fc.assert(
      fc.property(setOf(kind), ({ frames, stripes, isAtHome }) => {
        const empty = place(isAtHome, (allocate) => createEvidence(frames[0], allocate));
        const prepared = frames.map((frame) => prepareEvidence(frame, (rgb) => luma.of(rgb, empty.sum)));
        const byKernel = planesOf(empty, stripes, (planes, rows) => kernel(planes, frames, rows, prepared));
        const plain = planesOf(createEvidence(frames[0]), stripes, (planes, rows) =>
          addSitesPlainly(planes, frames, rows, prepared),
        );
        expectSame(byKernel, plain);
      }),
      { numRuns: 60 },
    );
  });
});

describe.each(KINDS)('by kernels, frames of %s that take several passes', (_, kind) => {
  const size = { width: 307, height: 263 };
  const of: FrameShape = {
    ...kind,
    ...size,
    camera: { make: '', model: '', serial: '' },
    active: { x: 3, y: 5, width: 301, height: 251 },
    bits: kind.channels === 3 ? 8 : 14,
    black: 0,
    white: 0,
  };
  const whole: Rows[] = [{ from: 0, to: size.height }];
  const frames = [1, 2, 3].map((seed) =>
    frameOf(of, { seed, range: [0.1, 0.6], noise: 0.02, clipped: 0.1 }, { black: 0, white: 1, exposure: seed / 8 }),
  );

  test('give the planes of the plain code, and most sites count', () => {
    const [addMoments, addSites] = [momentsKernel()!, evidenceKernel()!];
    const prepared = frames.map((frame) => prepareEvidence(frame));
    expectSame(
      planesOf(createMoments(of), whole, (all, rows) => addMoments(all, frames, rows)),
      planesOf(createMoments(of), whole, (all, rows) => addMomentsPlainly(all, frames, rows)),
    );
    const planes = planesOf(createEvidence(of), whole, (all, rows) => addSites(all, frames, rows, prepared));
    const plain = planesOf(createEvidence(of), whole, (all, rows) => addSitesPlainly(all, frames, rows, prepared));
    expectSame(planes, plain);
    expect(planes.count.filter((count) => count === BATCHES * frames.length).length).toBeGreaterThan(60_000);
  });
});

test('raw samples and pictures of one camera, which are looked at in different ways, give what the plain code gives', () => {
  const of: FrameShape = { ...sensorShape({ width: 40, height: 30 }), bits: 8 };
  const levelsOf = { black: 0, white: 1, exposure: 0.5 };
  const frames = [false, true].map((lossy) =>
    frameOf({ ...of, lossy }, { seed: 1, range: [0.1, 0.9], noise: 0.02, clipped: 0 }, levelsOf),
  );
  const prepared = frames.map((frame) => prepareEvidence(frame));
  const rows = { from: 0, to: 30 };
  const [byKernel, plain] = [createEvidence(of), createEvidence(of)];
  evidenceKernel()!(byKernel, frames, rows, prepared);
  addSitesPlainly(plain, frames, rows, prepared);
  expectSame(byKernel, plain);
});

test.each([moments, evidence])('the option of %o to do without kernels gives the same planes', (plugin) => {
  const of = pictureShape({ width: 50, height: 40 });
  const frame = frameOf(
    of,
    { seed: 1, range: [0.1, 0.9], noise: 0.02, clipped: 0 },
    { black: 0, white: 1, exposure: 0.5 },
  );
  const [auto, reference] = (['auto', 'reference'] as const).map((kernels) => {
    const { create, prepare, add } = plugin({ kernels }).accumulate!;
    const planes = create(of);
    add(planes, [frame, frame], { from: 0, to: 40 }, [prepare?.(frame, planes), prepare?.(frame, planes)]);
    return planes;
  });
  expectSame(auto, reference);
});

test('luma by the kernel is that of the plain code, in fresh memory or in that of another frame', () => {
  const maker = new LumaMaker();
  fc.assert(
    fc.property(setOf({ channels: 3, lossy: true }), ({ frames }) => {
      for (const frame of frames) {
        const luma = maker.of(frame);
        expectSame({ luma }, { luma: lumaOf(frame) });
        maker.release(luma);
      }
    }),
  );
});
