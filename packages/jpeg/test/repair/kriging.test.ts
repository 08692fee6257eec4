import fc from 'fast-check';
import { expect, test } from 'vitest';
import { krigingOf, type Kriging } from '../../src/repair/kriging.ts';
import { roundingCovariance } from '../../src/repair/rounding.ts';
import { putSimilarities } from '../../src/repair/similarity.ts';

const [SIDE, STRIDE] = [20, 3];
/** The block in the middle of three by three, all of whose samples are points. */
const BLOCK = STRIDE + 1;
const ROUNDING = roundingCovariance(Array.from({ length: 64 }, (_, place) => 1 + (place % 8) + (place >> 3)));

interface Point {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** 0 for good ones. */
  readonly ring: number;
}

/** Of a square around the block some points, row by row. */
const sets: fc.Arbitrary<Point[]> = fc
  .array(fc.record({ isPoint: fc.boolean(), value: fc.double({ min: 0, max: 255, noNaN: true }), ring: fc.nat(30) }), {
    minLength: SIDE ** 2,
    maxLength: SIDE ** 2,
  })
  .map((samples) =>
    samples.flatMap(({ isPoint, value, ring }, at) => {
      const [x, y] = [2 + (at % SIDE), 2 + Math.floor(at / SIDE)];
      const isInside = x >> 3 === 1 && y >> 3 === 1;
      return isInside || (isPoint && at % 4 === 0) ? [{ x, y, value, ring: ring < 6 ? ring : 0 }] : [];
    }),
  );

function lay(kriging: Kriging, points: readonly Point[]): void {
  points.forEach(({ x, y, value, ring }, i) => {
    kriging.xs[i] = x;
    kriging.ys[i] = y;
    kriging.blocks[i] = (y >> 3) * STRIDE + (x >> 3);
    kriging.places[i] = 8 * (y & 7) + (x & 7);
    kriging.links[i] = ring > 0 ? points.slice(0, i).findLastIndex((other) => other.ring === ring) : -1;
    kriging.values[i] = value - 100;
    kriging.shared[i] = 300 * ring;
    kriging.own[i] = 7 * ring;
    kriging.shares[i] = kriging.blocks[i] % 2 === 0 ? 1 : 0.5;
  });
  putSimilarities(kriging.similarities, { across: SIDE, down: SIDE }, 900, 1.3);
}

function estimate(points: readonly Point[], kernels: 'auto' | 'reference'): number[] {
  const kriging = krigingOf(ROUNDING, kernels);
  lay(kriging, points);
  return [...kriging.estimate({ count: points.length, block: BLOCK, level: 100 })];
}

test('the kernel estimates a block to the bits of the plain code', () => {
  fc.assert(
    fc.property(sets, (points) => {
      expect(estimate(points, 'auto')).toEqual(estimate(points, 'reference'));
    }),
    { numRuns: 30 },
  );
});

test('good samples of a picture without noise are estimated as what they are', () => {
  const kriging = krigingOf(new Float64Array(64 * 64), 'reference');
  const points = Array.from({ length: 144 }, (_, at) => {
    const [x, y] = [6 + (at % 12), 6 + Math.floor(at / 12)];
    return { x, y, value: 90 + 3 * x - 2 * y + ((x * 5 + y * 3) % 4), ring: 0 };
  });
  lay(kriging, points);
  const estimates = kriging.estimate({ count: points.length, block: BLOCK, level: 100 });
  for (const { x, y, value } of points) {
    if (x >> 3 === 1 && y >> 3 === 1) expect(estimates[8 * (y & 7) + (x & 7)]).toBeCloseTo(value, 6);
  }
});

test('what a ring adds to all of its samples is taken off them', () => {
  const kriging = krigingOf(new Float64Array(64 * 64), 'reference');
  const points = Array.from({ length: 144 }, (_, at) => {
    const [x, y] = [6 + (at % 12), 6 + Math.floor(at / 12)];
    const isBad = y === 12 && (x === 11 || x === 13);
    return { x, y, value: 90 + x + (isBad ? 40 : 0), ring: isBad ? 5 : 0 };
  });
  lay(kriging, points);
  const estimates = kriging.estimate({ count: points.length, block: BLOCK, level: 100 });
  expect(estimates[8 * 4 + 3]).toBeCloseTo(101, 0);
  expect(estimates[8 * 4 + 5]).toBeCloseTo(103, 0);
});
