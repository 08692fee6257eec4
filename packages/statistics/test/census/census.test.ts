/** The kernels of the census against its plain code, over planes of all widths, here and in memory of the kernels. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Census, countFrames } from '../../src/census/census.ts';
import type { PlanesAround } from '../../src/census/around.ts';
import type { Classes, ClassScales, CountedPlanes } from '../../src/census/classes.ts';
import { WasmArena } from '../../src/wasm/arena.ts';
import type { PlaneType } from '../../src/wasm/allocate.ts';
import type { Plane } from '../../../core/src/nouns.ts';

/** Widths of planes, halved and not. */
const TYPES = {
  count: [Uint8Array, Uint16Array],
  sum: [Int16Array, Int32Array],
  excess: [Uint16Array, Uint32Array],
  above: [Uint8Array, Uint16Array],
  below: [Uint8Array, Uint16Array],
} as const;

interface Case {
  readonly planes: CountedPlanes & PlanesAround;
  readonly classes: Classes;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

const place = WasmArena.create() as WasmArena;

/** Sites of some frames, in classes by phases of as many columns and rows. */
const caseOf = (where: fc.Arbitrary<boolean>): fc.Arbitrary<Case> =>
  fc
    .record({
      width: fc.integer({ min: 1, max: 70 }),
      height: fc.integer({ min: 1, max: 50 }),
      frames: fc.integer({ min: 1, max: 30 }),
      phases: fc.constantFrom([1, 1], [2, 2], [8, 8], [6, 6]),
      halved: fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1)),
      isHere: where,
      seed: fc.integer({ min: 1, max: 1e6 }),
    })
    .map(({ width, height, frames, phases: [across, down], halved, isHere, seed }) => {
      const [random, n, stride] = [randomFrom(seed), width * height, frames + 1];
      const plane = <T extends Plane>(types: readonly PlaneType<T>[], width: number, value: () => number): T => {
        const made = isHere ? place.allocate(types[width], n) : new types[width](n);
        for (let i = 0; i < n; i++) made[i] = value();
        return made;
      };
      const columns = Int32Array.from({ length: width }, (_, x) => (x % across) * stride);
      const rows = Array.from({ length: height }, (_, y) => ({
        start: y * width,
        first: (y % down) * across * stride,
      }));
      return {
        ...{ width, height, frames },
        classes: { columns, rows, numbers: across * down * stride },
        planes: {
          count: plane<Uint8Array | Uint16Array>(TYPES.count, halved[0], () =>
            random() < 0.03 ? 0 : frames - Math.floor(random() ** 60 * frames),
          ),
          sum: plane<Int16Array | Int32Array>(TYPES.sum, halved[1], () => (random() - random()) ** 3 * 900),
          excess: plane<Uint16Array | Uint32Array>(TYPES.excess, halved[2], () => random() ** 9 * 600),
          below: plane<Uint8Array | Uint16Array>(TYPES.below, halved[3], () => random() ** 9 * frames),
          above: plane<Uint8Array | Uint16Array>(TYPES.above, halved[4], () => random() ** 9 * frames),
        },
      };
    });

const anyCase = caseOf(fc.boolean());

/** Numbers from 0 to 1, by a linear congruence. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
}

/** What both say, which must be the same to the bit. */
function alike(of: Case, ask: (census: Census) => readonly Plane[]): void {
  const [byKernel, plainly] = (['auto', 'reference'] as const).map((kernels) =>
    ask(new Census(of.planes, of.classes, { kernels })).map(bytesOf),
  );
  expect(byKernel.map((bytes, i) => bytes.equals(plainly[i]))).toEqual(plainly.map(() => true));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Plane): Buffer => Buffer.from(buffer, byteOffset, byteLength);

const numRuns = 40;

describe('kernels of the census', () => {
  test('count frames', () => {
    fc.assert(
      fc.property(anyCase, ({ planes: { count } }) => {
        expect(countFrames(count)).toEqual(countFrames(count, { kernels: 'reference' }));
      }),
      { numRuns },
    );
  });

  test('count frames of more sites than are added up at once', () => {
    const count = new Uint16Array(100_003).fill(65_535);
    expect(countFrames(count)).toEqual({ most: 65_535, all: 65_535 * 100_003 });
  });

  test('count the sites of each class', () => {
    fc.assert(
      fc.property(anyCase, (of) => alike(of, (census) => [census.countClasses()])),
      { numRuns },
    );
  });

  test('count the sites of each class and sum, and list the others', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(1000), fc.boolean(), (of, reach, areAll) => {
        const { numbers } = of.classes;
        const windowed = Array.from(
          { length: numbers },
          (_, number) => number % (of.frames + 1) > 0 && (areAll || number % 3 > 0),
        );
        let places = 0;
        const middles = Int32Array.from(windowed, (is) => (is ? reach + (2 * reach + 1) * places++ : -1));
        alike(of, (census) => {
          const { counts, listed } = census.countSums({ middles, reach, length: places * (2 * reach + 1) });
          return [counts, listed];
        });
      }),
      { numRuns },
    );
  });

  test('find the sites beyond limits', () => {
    const limit = fc.oneof(fc.double({ min: 0, max: 300, noNaN: true }), fc.constant(Infinity));
    fc.assert(
      fc.property(anyCase, limit, limit, limit, limit, (of, low, high, most, below) => {
        const { numbers } = of.classes;
        const by = (nearest: number, sign = 1): Float64Array =>
          Float64Array.from({ length: numbers }, (_, number) => sign * (nearest + (number % (of.frames + 1))));
        const limits = { low: by(low, -1), high: by(high), most: by(most), below: by(below) };
        const asInteger = (one: number): number => Math.ceil(Math.min(2 ** 31 - 1, one));
        const nearest = {
          low: -asInteger(low),
          high: asInteger(high),
          most: asInteger(most),
          below: asInteger(below),
        };
        alike(of, (census) => [census.findBeyond(limits, nearest)]);
        alike(of, (census) => [Uint8Array.of(census.findBeyond(limits, nearest, 20).length > 20 ? 1 : 0)]);
      }),
      { numRuns },
    );
  });

  test('sum clipped scores along columns and rows to the last bit', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), fc.nat(), (of, left, top) => {
        const x = left % of.width;
        const y = top % of.height;
        const area = { x, y, width: of.width - x, height: of.height - y };
        alike(of, (census) => {
          const { column, row } = census.sumScores(scalesOf(of), 3, area);
          return [column, row];
        });
      }),
      { numRuns },
    );
  });

  test('look at windows', () => {
    const windows = fc.array(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(60)), { maxLength: 12 }), { maxLength: 4 });
    fc.assert(
      fc.property(caseOf(fc.constant(true)), windows, fc.double({ min: 0, max: 3, noNaN: true }), (of, all, least) => {
        const [byKernel, plainly] = (['auto', 'reference'] as const).map((kernels) => {
          const around = new Census(of.planes, of.classes, { kernels }).around(scalesOf(of), {
            runs: 3 * 12,
            sites: 12 * 70,
            frames: of.frames,
          });
          return all.map((runs) => {
            const { length, frames, above, below } = around.look(runsOf(of, runs), 3 * runs.length);
            const times = [above, below].map((clear) => [clear.sites, clear.most, ...clear.times]);
            return [length, frames, times, [...around.sizesBeyond(least)], [...around.scores()]];
          });
        });
        expect(byKernel).toEqual(plainly);
      }),
      { numRuns },
    );
  });
});

/** @param runs numbers of which a row, a column of it and how many follow are made */
function runsOf({ width, height }: Case, runs: readonly (readonly [number, number, number])[]): Int32Array {
  return Int32Array.from(
    runs.flatMap(([row, column, n]) => {
      const from = column % width;
      return [row % height, from, Math.min(width, from + n)];
    }),
  );
}

/** Scales of which some are infinite, as those of sites that do not count. */
function scalesOf({ classes: { numbers }, frames }: Case): ClassScales {
  return {
    middles: Float64Array.from({ length: numbers }, (_, number) => (number % 7) / 3 - 1),
    units: Float64Array.from({ length: numbers }, (_, number) =>
      number % (frames + 1) === 0 ? Infinity : 100 / (1 + (number % 11)),
    ),
  };
}
