import { describe, expect, test } from 'vitest';
import { calibrate } from '../../src/chance/calibrate.ts';
import { LocalNull } from '../../src/chance/local-null.ts';
import { Sites } from '../../src/chance/sites.ts';
import { findDiffering } from '../../src/hits/candidates.ts';
import type { Hit } from '../../src/hits/hit.ts';
import { ONCE } from '../../src/chance/recurrence.ts';
import { Optics } from '../../src/hits/optics.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { places } from '../support/hits.ts';
import { mosaicShape } from '../../../core/test/support/shapes.ts';

const WIDTH = 96;
const FRAMES = 24;
const shape = mosaicShape({ width: WIDTH, height: 64 });
const PROBABILITY = 1 / 6 / (WIDTH * 64);

/** What is found where the site (40, 30) shows so much beyond noise, in standard deviations. */
function find(zOf: (frame: number) => number, frames = FRAMES): Hit[] {
  const planes = noisePlanes(shape, frames, {
    zOf: (noise, site, frame) => noise + (site === 30 * WIDTH + 40 ? zOf(frame) : 0),
  });
  const nullModel = calibrate(new Sites(planes, shape), ONCE, PROBABILITY);
  return findDiffering({
    nullModel,
    local: new LocalNull(nullModel),
    optics: new Optics(nullModel),
    probability: PROBABILITY,
  });
}

describe('a pixel that differs', () => {
  test.each([
    ['hot', 3],
    ['dim', -3],
  ])('in every frame is %s', (kind, z) => {
    const hits = find(() => z);
    expect(places(hits)).toEqual(['40,30']);
    // Residuals are in halves of a DN, and one standard deviation is 10 DN.
    expect(hits[0]).toMatchObject({ kind, frames: FRAMES, amplitude: expect.closeTo(10 * z, -1) as number });
  });

  test('very much in some frames is hot, though it is as the others in most', () => {
    expect(find((frame) => (frame % 6 === 0 ? 6 : 0))).toMatchObject([{ x: 40, y: 30, kind: 'hot', rate: 4 / 24 }]);
  });

  test('clearly below in some frames and above in as many, so that its mean is like any, is dim', () => {
    const hits = find((frame) => [-8, 0, 0, 2.6][frame % 4]);
    expect(hits).toMatchObject([{ x: 40, y: 30, kind: 'dim', rate: 6 / 24 }]);
    expect(hits[0].score).toBeLessThan(0);
  });

  test('by no more than noise is not found', () => {
    expect(find(() => 0)).toEqual([]);
  });

  test('in frames too few to say is not found', () => {
    expect(find(() => 3, 2)).toEqual([]);
  });
});

test('the confidence is what chance leaves: exp(−E) for E good pixels as extreme', () => {
  const [sure] = find(() => 4);
  expect(sure.confidence).toBeGreaterThan(0.999999);
  const faint = [1.1, 1.2, 1.3, 1.4].flatMap((z) => find(() => z));
  for (const { confidence } of faint) {
    expect(confidence).toBeGreaterThan(Math.exp(-4 / 6));
    expect(confidence).toBeLessThan(1);
  }
});
