/** The kernels against the plain code: every bit of every plane. */
import { webPlatform } from '@hotpix/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceKernel } from '../../src/evidence/evidence-kernel.ts';
import { areasOf, MomentsPass, momentsLayout, type Values } from '../../src/moments/moments-pass.ts';
import { besidePlane, release } from '../../src/evidence/beside-plane.ts';
import { evidence, moments, sampleMoments } from '@hotpix/detection';
import type { Frame, FrameShape, Planes, Rows } from '../../../core/src/nouns.ts';
import { prepareEvidence } from '../../src/evidence/evidence-frame.ts';
import { addPlainly, evidencePlanes, siteAdds } from '../../src/evidence/evidence.ts';
import { hasChroma } from '../../src/chroma/chroma.ts';
import { componentsBy, componentsOf } from '../../src/components.ts';
import { valuesOf } from '../../src/view.ts';
import { arenaOf, WasmArena } from '../../src/wasm/arena.ts';
import { MOST_FRAMES } from '../../src/wasm/module.ts';
import { expectSame, frameOf, KINDS, place, setOf } from '../support/frame-sets.ts';
import { pictureShape, sensorShape } from '../../../core/test/support/shapes.ts';
import { momentAdds, momentPlanes, type MomentPlanes } from '../../src/moments/moment-planes.ts';
import { addMomentsPlainly, createEvidence, createMoments, halved, widened } from '../support/planes.ts';
import { createStatistics } from '../../../core/src/state/state.ts';

const BATCHES = 2;

/** Adds the frames of a set, stripe by stripe, more than once. */
function planesOf<T extends Planes>(planes: T, stripes: readonly Rows[], add: (planes: T, rows: Rows) => void): T {
  for (let i = 0; i < BATCHES; i++) for (const rows of stripes) if (rows.from < rows.to) add(planes, rows);
  return planes;
}

const arena = WasmArena.create()!;

function addByKernels(frames: readonly Frame[]): (planes: MomentPlanes, rows: Rows) => void {
  const values = frames.map((frame): Values => {
    if (!hasChroma(frame)) return { first: frame.samples };
    const { luma, ...chroma } = componentsOf(frame);
    return { first: luma, chroma };
  });
  const layout = momentsLayout(frames[0], values);
  return (planes, rows) => {
    const place = arenaOf(planes.sum) ?? arena;
    new MomentsPass(place, layout, place.layOut('moments', areasOf(layout)), values, true).addRows(planes, rows);
  };
}

describe.each(KINDS)('by kernels, frames of %s', (_, kind) => {
  test('give the moments of the plain code', () => {
    fc.assert(
      fc.property(setOf(kind), ({ frames, stripes, isInArena }) => {
        const empty = place(isInArena, (allocate) => createMoments(frames[0], allocate));
        const byKernel = planesOf(empty, stripes, addByKernels(frames));
        const plain = planesOf(createMoments(frames[0]), stripes, (planes, rows) =>
          addMomentsPlainly(planes, frames, rows),
        );
        expectSame(byKernel, plain);
      }),
      { numRuns: 60 },
    );
  });

  test('give moments whose sums are halved the same values', () => {
    fc.assert(
      fc.property(setOf(kind), ({ frames, stripes, isInArena }) => {
        const specs = momentPlanes(frames[0]);
        const empty = place(isInArena, (allocate) => createMoments(frames[0], allocate));
        const byKernel = planesOf(halved(empty, specs, momentAdds(frames[0])), stripes, addByKernels(frames));
        const plain = planesOf(createMoments(frames[0]), stripes, (planes, rows) =>
          addMomentsPlainly(planes, frames, rows),
        );
        expectSame(widened(byKernel, specs), plain);
      }),
      { numRuns: 30 },
    );
  });

  test('give planes of evidence that are halved the same values', () => {
    const kernel = evidenceKernel()!;
    // So that heat has room in 32 bits.
    const brief = (frame: Frame): Frame => ({
      ...frame,
      capture: { exposure: (frame.capture.exposure ?? 0) / 50_000 },
    });
    fc.assert(
      fc.property(setOf(kind), fc.integer({ min: 0, max: 31 }), ({ frames: any, stripes, isInArena }, which) => {
        const frames = any.map(brief);
        const specs = evidencePlanes(frames[0]);
        const adds = Object.entries(siteAdds(frames[0], 0)).filter((_, i) => which & (1 << i) || i > 4);
        const all = place(isInArena, (allocate) => createEvidence(frames[0], allocate));
        const prepared = frames.map((frame) => prepareEvidence(frame));
        const byKernel = planesOf(halved(all, specs, Object.fromEntries(adds)), stripes, (planes, rows) =>
          kernel(planes, frames, rows, prepared),
        );
        const plain = planesOf(createEvidence(frames[0]), stripes, (planes, rows) =>
          addPlainly(planes, frames, rows, prepared),
        );
        expectSame(widened(byKernel, specs), plain);
      }),
      { numRuns: 60 },
    );
  });

  test('give the evidence of the plain code', () => {
    const kernel = evidenceKernel()!;
    fc.assert(
      fc.property(setOf(kind), ({ frames, stripes, isInArena }) => {
        const empty = place(isInArena, (allocate) => createEvidence(frames[0], allocate));
        const prepared = frames.map((frame) =>
          prepareEvidence(frame, (one) => besidePlane(valuesOf(one), empty.sum, one.width)),
        );
        const byKernel = planesOf(empty, stripes, (planes, rows) => kernel(planes, frames, rows, prepared));
        const plain = planesOf(createEvidence(frames[0]), stripes, (planes, rows) =>
          addPlainly(planes, frames, rows, prepared),
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
    const addSites = evidenceKernel()!;
    const prepared = frames.map((frame) => prepareEvidence(frame));
    expectSame(
      planesOf(createMoments(of), whole, addByKernels(frames)),
      planesOf(createMoments(of), whole, (all, rows) => addMomentsPlainly(all, frames, rows)),
    );
    const planes = planesOf(createEvidence(of), whole, (all, rows) => addSites(all, frames, rows, prepared));
    const plain = planesOf(createEvidence(of), whole, (all, rows) => addPlainly(all, frames, rows, prepared));
    expectSame(planes, plain);
    expect(planes.count.filter((count) => count === BATCHES * frames.length).length).toBeGreaterThan(60_000);
  });
});

test.each([
  ['pictures', pictureShape({ width: 40, height: 30 })],
  ['a mosaic', { ...sensorShape({ width: 40, height: 30 }), bits: 14 }],
])(
  'as many frames of %s as kernels take at once, with steps of the greatest size, give the planes of the plain code',
  (_, of) => {
    const size = of.width * of.height * of.channels;
    const top = 2 ** of.bits - 1;
    const samples = new (of.bits > 8 ? Uint16Array : Uint8Array)(size);
    // Far from neighbours all the same, which are nowhere clipped.
    for (let i = 0; i < size; i++) samples[i] = i % 97 === 0 ? (i % 2) * top : top >> 1;
    const frames = Array.from({ length: MOST_FRAMES }, (): Frame => ({ ...of, samples, capture: { exposure: 0.5 } }));
    const prepared = frames.map((frame) => prepareEvidence(frame));
    const rows = { from: 0, to: of.height };
    const [byKernel, plain] = [createEvidence(of), createEvidence(of)];
    evidenceKernel()!(byKernel, frames, rows, prepared);
    addPlainly(plain, frames, rows, prepared);
    expectSame(byKernel, plain);
    expect(Math.max(...plain.excess)).toBe(MOST_FRAMES * 32);
  },
);

test('pictures whose samples lie within some range give the evidence of the plain code, whatever lay in the memory before', () => {
  const of: FrameShape = { ...pictureShape({ width: 37, height: 29 }), channels: 1 };
  const kernel = evidenceKernel()!;
  const picture = fc
    .record({ least: fc.nat(255), most: fc.nat(255), seed: fc.nat() })
    .map(({ least, most, seed }): Frame => {
      let state = seed;
      const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
      // The greatest are few, so that they are no pile-up.
      const samples = new Uint8Array(of.width * of.height).map(() =>
        Math.round(least + (most - least) * random() ** 4),
      );
      return { ...of, samples, capture: {} };
    });
  fc.assert(
    fc.property(fc.array(picture, { minLength: 1, maxLength: 4 }), (frames) => {
      const prepared = frames.map((frame) => prepareEvidence(frame));
      const rows = { from: 0, to: of.height };
      const [byKernel, plain] = [createEvidence(of), createEvidence(of)];
      kernel(byKernel, frames, rows, prepared);
      addPlainly(plain, frames, rows, prepared);
      expectSame(byKernel, plain);
    }),
    { numRuns: 200 },
  );
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
  addPlainly(plain, frames, rows, prepared);
  expectSame(byKernel, plain);
});

test.each([moments, sampleMoments, evidence])(
  'the option of %o to do without kernels gives the same planes',
  async (plugin) => {
    const of = pictureShape({ width: 50, height: 40 });
    const frame = frameOf(
      of,
      { seed: 1, range: [0.1, 0.9], noise: 0.02, clipped: 0 },
      { black: 0, white: 1, exposure: 0.5 },
    );
    const context = { platform: webPlatform() };
    const planesBy = async (kernels: 'auto' | 'reference'): Promise<Planes> => {
      const accumulate = plugin({ kernels }).accumulate!;
      const { prepare, add } = accumulate;
      const { planes } = createStatistics('any', accumulate, of);
      const prepared = [0, 1].map(() => prepare?.(frame, planes, context));
      await add(planes, [frame, frame], { from: 0, to: 40 }, prepared, context);
      return planes;
    };
    expectSame(await planesBy('auto'), await planesBy('reference'));
  },
);

test('the components of a picture by kernels are those of the plain code, made once', () => {
  const byKernels = componentsBy({});
  fc.assert(
    fc.property(
      setOf({ channels: 3, lossy: true }).map(({ frames }) => frames.filter(hasChroma)),
      (frames) => {
        for (const frame of frames) {
          expectSame({ ...byKernels(frame) }, { ...componentsOf(frame) });
          expect(byKernels(frame)).toBe(byKernels(frame));
        }
      },
    ),
  );
});

test('values beside planes are those that came, in fresh memory or in that of another frame', () => {
  fc.assert(
    fc.property(setOf({ channels: 1, lossy: true }), ({ frames, isInArena }) => {
      const { sum } = place(isInArena, (allocate) => createEvidence(frames[0], allocate));
      for (const { samples, width } of frames) {
        const values = besidePlane(samples, sum, width);
        expectSame({ values }, { values: samples });
        release(values);
      }
    }),
  );
});
