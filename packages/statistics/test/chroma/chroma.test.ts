/** Chroma of pictures on a grid of half the resolution. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../core/src/nouns.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { chromaByKernel } from '../../src/chroma/chroma-kernel.ts';
import { chromaOf, chromaShapeOf, hasChroma } from '../../src/chroma/chroma.ts';
import { WasmArena } from '../../src/wasm/arena.ts';

const pictureOf = (width: number, height: number, samples: Uint8Array): Frame => ({
  ...pictureShape({ width, height }),
  samples,
  capture: {},
});

/** By the formulas of JFIF 1.02, in floating point. */
function exactly(pixels: readonly (readonly number[])[]): { cb: number; cr: number } {
  const [r, g, b] = [0, 1, 2].map((channel) => pixels.reduce((sum, pixel) => sum + pixel[channel], 0) / pixels.length);
  return { cb: -0.168736 * r - 0.331264 * g + 0.5 * b + 128, cr: 0.5 * r - 0.418688 * g - 0.081312 * b + 128 };
}

describe('the chroma of a picture', () => {
  test.each([
    ['grey is 128', [90, 90, 90], { cb: 128, cr: 128 }],
    ['the purest red', [255, 0, 0], { cb: 85, cr: 255 }],
    ['the purest blue', [0, 0, 255], { cb: 255, cr: 107 }],
  ])('of %s', (_, colour, { cb, cr }) => {
    const chroma = chromaOf(pictureOf(2, 2, Uint8Array.from([...colour, ...colour, ...colour, ...colour])));
    expect([chroma.cb[0], chroma.cr[0]]).toEqual([cb, cr]);
  });

  test('is the mean of four pixels, to the rounding', () => {
    const pixel = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(fc.tuple(pixel, pixel, pixel, pixel), (pixels) => {
        const { cb, cr } = chromaOf(pictureOf(2, 2, Uint8Array.from(pixels.flat())));
        const exact = exactly(pixels);
        expect(Math.abs(cb[0] - exact.cb)).toBeLessThan(0.52);
        expect(Math.abs(cr[0] - exact.cr)).toBeLessThan(0.52);
      }),
    );
  });

  test('of an odd border is that of the last pixels', () => {
    const { cb } = chromaOf(pictureOf(3, 1, Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 255])));
    expect([...cb]).toEqual([128, 255]);
  });

  test('by the kernel equals the plain one, whatever the size', () => {
    const arena = WasmArena.create()!;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 9 }), fc.nat(), (width, height, seed) => {
        let state = seed;
        const samples = Uint8Array.from({ length: 3 * width * height }, () => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return state >>> 24;
        });
        const frame = pictureOf(width, height, samples);
        const [byKernel, plain] = [chromaByKernel(arena, frame), chromaOf(frame)];
        expect([[...byKernel.cb], [...byKernel.cr]]).toEqual([[...plain.cb], [...plain.cr]]);
      }),
    );
  });
});

test('places count whose four pixels are all active, but for those along the border', () => {
  const shape = { ...pictureShape({ width: 19, height: 18 }), active: { x: 1, y: 2, width: 17, height: 15 } };
  expect(chromaShapeOf(shape)).toMatchObject({ width: 10, height: 9, active: { x: 2, y: 2, width: 6, height: 5 } });
});

test('samples of 16 bits, and those of a sensor, have no chroma that is looked at', () => {
  expect([
    hasChroma({ channels: 3, bits: 8 }),
    hasChroma({ channels: 3, bits: 16 }),
    hasChroma({ channels: 1, bits: 8 }),
  ]).toEqual([true, false, false]);
});
