/** Planes with values of half as many bits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plane, PlaneSpec } from '../../src/nouns.ts';
import { greatestSize, halve, isHalved, roomOfHalf, valuesOf, widen } from '../../src/state/halves.ts';
import { createPlanes, joinPlane, takeAwayPlane } from '../../src/state/planes.ts';

/** Whole types, and what their halves hold. */
const TYPES = [
  ['Uint16Array', 0, 255],
  ['Uint32Array', 0, 65_535],
  ['Int32Array', -32_767, 32_767],
  ['Float64Array', -(2 ** 31) + 1, 2 ** 31 - 1],
] as const;
/** More than a block. */
const LENGTH = 20_001;

const planeOf = (spec: PlaneSpec): Plane => createPlanes({ plane: spec }).plane;

describe.each(TYPES)('a plane of type %s that is halved', (type, least, most) => {
  const spec: PlaneSpec = { type, length: LENGTH, merge: 'sum' };
  const values = fc
    .array(fc.oneof(fc.constantFrom(least, most), fc.integer({ min: least, max: most })), { minLength: 1 })
    .map((some) => Array.from({ length: LENGTH }, (_, i) => some[i % some.length]));
  const filled = (numbers: readonly number[]): Plane => {
    const halved = halve(planeOf(spec), spec);
    halved.set(numbers);
    return halved;
  };

  test('has room for what its type can hold', () => {
    expect(roomOfHalf(spec)).toBe(most);
  });

  test('keeps its values as it is widened, where it lies', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const plane = planeOf(spec);
        const halved = halve(plane, spec);
        halved.set(numbers);
        const widened = widen(halved, spec, false);
        expect(isHalved(halved, spec)).toBe(true);
        expect(widened.buffer).toBe(plane.buffer);
        expect(widened.constructor).toBe(plane.constructor);
        expect([...plane]).toEqual(numbers);
      }),
      { numRuns: 20 },
    );
  });

  test('joins a whole one, and is taken out of it', () => {
    fc.assert(
      fc.property(values, values, (numbers, others) => {
        const into = planeOf(spec);
        into.set(numbers);
        joinPlane('plane', spec, into, filled(others));
        expect([...into]).toEqual(numbers.map((number, i) => number + others[i]));
        takeAwayPlane(spec, into, filled(others));
        expect([...into]).toEqual(numbers);
      }),
      { numRuns: 20 },
    );
  });

  test('has of two such planes what is left without the other', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const from = filled(numbers);
        takeAwayPlane(spec, from, filled(numbers.map((number) => Math.trunc(number / 2))));
        expect([...from]).toEqual(numbers.map((number) => number - Math.trunc(number / 2)));
      }),
      { numRuns: 20 },
    );
  });

  test('tells its greatest size, and any of its values', () => {
    fc.assert(
      fc.property(values, fc.nat(LENGTH), (numbers, start) => {
        const halved = filled(numbers);
        expect(greatestSize(halved)).toBe(numbers.reduce((size, number) => Math.max(size, Math.abs(number)), 0));
        expect([...valuesOf(halved, spec, start, LENGTH)]).toEqual(numbers.slice(start));
      }),
      { numRuns: 20 },
    );
  });
});

test('types without a half have no room', () => {
  expect(roomOfHalf({ type: 'Uint8Array', length: 1, merge: 'sum' })).toBe(0);
  expect(roomOfHalf({ type: 'Int16Array', length: 1, merge: 'sum' })).toBe(0);
});
