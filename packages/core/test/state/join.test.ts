import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MERGES, PLANE_TYPES, type Merge, type PlaneSpec } from '../../src/nouns.ts';
import { joinPlane } from '../../src/state/planes.ts';

const JOINED: Readonly<Record<Merge, (a: number, b: number) => number>> = {
  sum: (a, b) => a + b,
  max: Math.max,
  min: Math.min,
  or: (a, b) => a | b,
};
const RANGES: Readonly<Record<PlaneSpec['type'], readonly [number, number]>> = {
  Uint8Array: [0, 255],
  Uint16Array: [0, 65_535],
  Int16Array: [-32_768, 32_767],
  Uint32Array: [0, 2 ** 32 - 1],
  Int32Array: [-(2 ** 31), 2 ** 31 - 1],
  Float64Array: [0, 2 ** 52],
};
const types = Object.keys(PLANE_TYPES) as PlaneSpec['type'][];

test.each(types)('a plane of type %s is joined value by value, beside whatever lies around it', (type) => {
  const [min, max] = RANGES[type];
  const values = fc.array(fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })), { minLength: 1 });
  const merges = fc.constantFrom(...MERGES.filter((merge) => merge !== 'or' || type !== 'Float64Array'));
  fc.assert(
    fc.property(values, merges, (pairs, merge) => {
      const Type = PLANE_TYPES[type];
      const around = new Type(pairs.length + 2).fill(7);
      const into = around.subarray(1, -1);
      into.set(pairs.map(([a]) => a));
      joinPlane('x', { type, length: pairs.length, merge }, into, new Type(pairs.map(([, b]) => b)));
      expect([...around]).toEqual([7, ...new Type(pairs.map(([a, b]) => JOINED[merge](a, b))), 7]);
    }),
  );
});
