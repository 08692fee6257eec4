import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLANE_TYPES, type PlaneSpec } from '../../src/nouns.ts';
import { packBand, unpackBand } from '../../src/state/band.ts';
import { pack, unpack } from '../../src/state/packing.ts';

/** Numbers that stay close together for a while, as those of neighbours do, with some that stick out. */
const values = fc
  .array(
    fc.tuple(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.nat(31), fc.array(fc.nat(), { maxLength: 100 })),
    { maxLength: 6 },
  )
  .map((runs) => Int32Array.from(runs.flatMap(([base, width, above]) => above.map((one) => base + (one >>> width)))));

test('numbers come back as they were', () => {
  fc.assert(
    fc.property(values, (all) => {
      const back = new Int32Array(all.length);
      expect([unpack(pack(all), back), back]).toEqual([true, all]);
    }),
  );
});

/** By the description of the format, bit by bit. */
function unpackPlainly(packed: Uint8Array, count: number): number[] {
  const view = new DataView(packed.buffer);
  const blocks = Math.ceil(count / 64);
  let bit = 8 * 4 * Math.ceil((5 * blocks) / 4);
  return Array.from({ length: blocks }, (_, block) => {
    const [width, base] = [packed[block], view.getInt32(blocks + 4 * block, true)];
    const numbers = Array.from({ length: 64 }, () => {
      let above = 0;
      for (let i = 0; i < width; i++, bit++) above += ((packed[bit >> 3] >> (bit & 7)) & 1) * 2 ** i;
      return (base + above) | 0;
    });
    return numbers.slice(0, count - 64 * block);
  }).flat();
}

test('the bits lie as the format says', () => {
  fc.assert(fc.property(values, (all) => void expect(unpackPlainly(pack(all), all.length)).toEqual([...all])));
});

test('sixty-four numbers of which one is five above the others take three bits each', () => {
  const all = new Int32Array(64).fill(7);
  all[40] = 12;
  expect(pack(all).length).toBe(8 + (3 * 64) / 8);
});

describe.each(Object.keys(PLANE_TYPES) as PlaneSpec['type'][])('a band of %s', (type) => {
  test('comes back as it was, wherever its bytes lie', () => {
    const bytes = fc.array(fc.array(fc.nat(255), { minLength: 8, maxLength: 8 }), { maxLength: 40 });
    fc.assert(
      fc.property(bytes, (all) => {
        const band = Uint8Array.from(all.flat());
        const packed = Buffer.concat([Buffer.of(1), packBand(band, { type })]).subarray(1);
        const back = new Uint8Array(band.length);
        expect([unpackBand(packed, back, { type }), back]).toEqual([true, band]);
      }),
    );
  });
});

describe('no packing of so many numbers', () => {
  const packed = pack(Int32Array.from({ length: 100 }, (_, i) => i * i));
  test.each([
    ['is one that is cut short', packed.subarray(0, -1), 100],
    ['is one with more behind it', Buffer.concat([packed, Buffer.alloc(4)]), 100],
    ['is nothing', new Uint8Array(), 100],
    ['is one of other numbers', packed, 1000],
    ['is one with a width of 33 bits', packed.map((byte, i) => (i === 0 ? 33 : byte)), 100],
  ])('%s', (_, bytes, count) => {
    expect(unpack(bytes, new Int32Array(count))).toBe(false);
  });
});
