import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strideFor } from '../src/stride.ts';

const sizes = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });
const active = sizes.map(({ width, height }) => ({ x: 0, y: 0, width, height }));
const places = fc.integer({ min: 1, max: 1 << 18 });

describe('a stride', () => {
  test('meets all columns of a mosaic of period 2 or 6 in turn', () => {
    fc.assert(
      fc.property(active, places, (area, wanted) => {
        const stride = strideFor({ active: area }, wanted);
        const met = new Set(Array.from({ length: 6 }, (_, i) => (i * stride) % 6));
        expect(met.size).toBe(6);
      }),
    );
  });

  test('of a large area gives about as many places as wanted', () => {
    const area = { x: 0, y: 0, width: 6000, height: 4000 };
    const stride = strideFor({ active: area }, 1 << 16);
    // √(24e6 / 65536) = 19.1
    expect(stride).toBe(19);
  });

  test('of an area with fewer pixels than places is one', () => {
    expect(strideFor({ active: { x: 0, y: 0, width: 100, height: 100 } }, 1 << 16)).toBe(1);
  });
});
