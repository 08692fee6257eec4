/** The kernels against the plain code: every bit of every plane. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceKernel } from '../../src/kernels/evidence.ts';
import { momentsKernel } from '../../src/kernels/moments.ts';
import { ViewMaker } from '../../src/kernels/views.ts';
import { evidence, moments } from '@hotpix/detection';
import type { FrameShape, Planes, Rows } from '../../../core/src/nouns.ts';
import { prepareEvidence } from '../../src/evidence-frame.ts';
import { addSitesPlainly } from '../../src/evidence.ts';
import { addMomentsPlainly } from '../../src/add-moments.ts';
import { lumaOf } from '../../src/view.ts';
import { expectSame, frameOf, KINDS, place, setOf } from '../support/frame-sets.ts';
import { pictureShape, sensorShape } from '../../../core/test/support/shapes.ts';
import { createEvidence, createMoments } from '../support/planes.ts';
import { createStatistics } from '../../../core/src/state/state.ts';

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
    const [kernel, views] = [evidenceKernel()!, new ViewMaker()];
    fc.assert(
      fc.property(setOf(kind), ({ frames, stripes, isAtHome }) => {
        const empty = place(isAtHome, (allocate) => createEvidence(frames[0], allocate));
        const prepared = frames.map((frame) => prepareEvidence(frame, (one) => views.of(one, empty.sum)));
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
    const accumulate = plugin({ kernels }).accumulate!;
    const { prepare, add } = accumulate;
    const { planes } = createStatistics('any', accumulate, of);
    add(planes, [frame, frame], { from: 0, to: 40 }, [prepare?.(frame, planes), prepare?.(frame, planes)]);
    return planes;
  });
  expectSame(auto, reference);
});

test('luma by the kernel is that of the plain code, in fresh memory or in that of another frame', () => {
  const maker = new ViewMaker();
  fc.assert(
    fc.property(setOf({ channels: 3, lossy: true }), ({ frames, isAtHome }) => {
      const { sum } = place(isAtHome, (allocate) => createEvidence(frames[0], allocate));
      for (const frame of frames) {
        const luma = maker.of(frame, sum);
        expectSame({ luma }, { luma: lumaOf(frame) });
        maker.release(luma);
      }
    }),
  );
});
