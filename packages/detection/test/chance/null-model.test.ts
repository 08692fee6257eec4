import { describe, expect, test } from 'vitest';
import { USUAL } from '../../src/chance/surroundings.ts';
import { Sites } from '../../src/chance/sites.ts';
import { NullModel } from '../../src/chance/null-model.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { mosaicShape, sensorShape } from '../../../core/test/support/shapes.ts';

const shape = sensorShape({ width: 128, height: 96 });
const FRAMES = 6;
const planes = noisePlanes(shape, FRAMES, { seed: 3, zOf: (noise, site) => (site % 3000 === 1 ? noise + 3 : noise) });
const nullModel = new NullModel(new Sites(planes, shape));

/** What the set shows, and the greatest step once more on either side. */
const histogram = planes.histogram.map((count, bin) => (bin === 0 || bin === 96 ? count + 1 : count));

/** Probabilities of all sums of so many steps, added up one step after another. */
function sumsOf(histogram: readonly number[], steps: number): Map<number, number> {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  const reach = (histogram.length - 1) / 2;
  let sums = new Map([[0, 1]]);
  for (let i = 0; i < steps; i++) {
    const next = new Map<number, number>();
    for (const [sum, probability] of sums) {
      histogram.forEach((count, bin) => {
        const to = sum + bin - reach;
        next.set(to, (next.get(to) ?? 0) + (probability * count) / total);
      });
    }
    sums = next;
  }
  return sums;
}

const tail = (sums: Map<number, number>, isIn: (sum: number) => boolean): number =>
  [...sums].filter(([sum]) => isIn(sum)).reduce((probability, [, p]) => probability + p, 0);

/** The sums that come with at most that probability, or sums farther out. */
const rare = (sums: Map<number, number>, probability: number): Set<number> =>
  new Set(
    [...sums.keys()].filter(
      (most) => tail(sums, (sum) => sum >= most) <= probability || tail(sums, (sum) => sum <= most) <= probability,
    ),
  );

/** P(X ≥ k) of n trials that each succeed with probability p, term by term. */
function tailOfBinomial(n: number, k: number, p: number): number {
  let [sum, term] = [0, (1 - p) ** n];
  for (let i = 0; i <= n; i++) {
    if (i >= k) sum += term;
    term *= (((n - i) / (i + 1)) * p) / (1 - p);
  }
  return sum;
}

const sums = sumsOf([...histogram], FRAMES);
const excesses = sumsOf(
  Array.from({ length: 65 }, (_, i) =>
    histogram.reduce((sum, count, bin) => sum + (Math.max(0, bin - 48 - 16) === i - 32 ? count : 0), 0),
  ),
  FRAMES,
);

describe('the null model', () => {
  test.each([0.001, 0.01])(
    'finds beyond chance with probability %d what a convolution by hand finds',
    (probability) => {
      const [rareSums, rareExcesses] = [rare(sums, probability), rare(excesses, probability)];
      const clear = histogram.subarray(0, 48 - 23).reduce((sum, count) => sum + count, 0);
      const rate = clear / histogram.reduce((sum, count) => sum + count, 0);
      const expected = Array.from(planes.sum.keys()).filter(
        (site) =>
          rareSums.has(planes.sum[site]) ||
          (planes.excess[site] > 0 && rareExcesses.has(planes.excess[site])) ||
          (planes.below[site] > 0 && tailOfBinomial(FRAMES, planes.below[site], rate) <= probability),
      );
      expect(nullModel.inflation).toBe(1);
      expect([...nullModel.beyond(probability)]).toEqual(expected);
      expect(expected.length).toBeGreaterThan(5);
    },
  );

  test('gives a sum the probability that the convolution gives it', () => {
    for (const site of [1, 3001, 100, 5000]) {
      const expected = Math.min(
        tail(sums, (sum) => sum >= planes.sum[site]),
        tail(sums, (sum) => sum <= planes.sum[site]),
      );
      expect(nullModel.standing(site).probability / expected).toBeCloseTo(1, 6);
    }
  });

  test('scores a sum in standard deviations of as many steps', () => {
    const steps = histogram.reduce((sum, count) => sum + count, 0);
    const mean = histogram.reduce((sum, count, bin) => sum + count * (bin - 48), 0) / steps;
    const variance = histogram.reduce((sum, count, bin) => sum + count * (bin - 48 - mean) ** 2, 0) / steps;
    const expected = (planes.sum[3001] - FRAMES * mean) / Math.sqrt(FRAMES * variance);
    expect(nullModel.score(3001)).toBeCloseTo(expected, 9);
    expect(nullModel.standing(3001, { ...USUAL, widening: 2 }).score).toBeCloseTo(expected / 2, 9);
  });

  test('says from which score on a pixel is reported', () => {
    const least = [...sums.keys()].sort((a, b) => a - b).find((from) => tail(sums, (sum) => sum >= from) <= 1e-4)!;
    const perStep = (nullModel.score(1) - nullModel.score(0)) / (planes.sum[1] - planes.sum[0]);
    expect(nullModel.threshold(FRAMES, 1e-4)).toBeCloseTo(nullModel.score(0) + (least - planes.sum[0]) * perStep, 6);
  });

  test('says that no score will do where even the greatest step in all frames is expected by chance', () => {
    const wild = noisePlanes(shape, 2, { zOf: (noise) => 6 * noise });
    expect(new NullModel(new Sites(wild, shape)).threshold(2, 1e-4)).toBeNull();
  });

  test('shares out all sites among the scores', () => {
    const shares = nullModel.shares(FRAMES, [-60, -2, -1, 0, 1, 2, 60]);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
    // Φ(2) − Φ(1) = 0.1359
    expect(shares[4]).toBeCloseTo(0.136, 1);
  });
});

describe('where pixels repeat their differences', () => {
  test('the inflation is how much wider they spread than independent frames', () => {
    // A part of every site that is the same in all 16 frames: variance 16·1 + (16/2)² = 80 instead of 16·(1 + 1/4).
    const offsets = noisePlanes(shape, 1, { seed: 9 }).sum;
    const uneven = noisePlanes(shape, 16, { zOf: (noise, site) => noise + offsets[site] / 16 });
    expect(new NullModel(new Sites(uneven, shape)).inflation / Math.sqrt(80 / 20)).toBeCloseTo(1, 1);
  });

  test('nothing of it is beyond chance', () => {
    const offsets = noisePlanes(shape, 1, { seed: 9 }).sum;
    const uneven = noisePlanes(shape, 16, { zOf: (noise, site) => noise + offsets[site] / 16 });
    expect([...new NullModel(new Sites(uneven, shape)).beyond(1e-6)]).toEqual([]);
  });
});

test('each phase of a mosaic is measured by its own chance', () => {
  const mosaic = mosaicShape({ width: 128, height: 96 });
  // The first phase is three times as noisy; 3.5 of its standard deviations are nothing there.
  const isFirst = (site: number): boolean => site % 2 === 0 && Math.floor(site / 128) % 2 === 0;
  const mixed = noisePlanes(mosaic, 8, {
    zOf: (noise, site) => {
      if (site === 0 || site === 1) return 1.9;
      return isFirst(site) ? 1.5 * noise : 0.5 * noise;
    },
  });
  const [noisy, calm] = [0, 1].map((site) => new NullModel(new Sites(mixed, mosaic)).score(site));
  // 1.9·√8 over 1.5 and over 0.5.
  expect(noisy).toBeCloseTo((1.9 * Math.sqrt(8)) / 1.5, 0);
  expect(calm).toBeCloseTo((1.9 * Math.sqrt(8)) / 0.5, 0);
});
