/** Moments of 8-bit RGB: of luma, and of red and blue of places of 2x2 pixels. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../core/src/nouns.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { momentPlanes, samplePlanes } from '../../src/moments/moment-planes.ts';
import { Moments } from '../../src/moments/moments-reader.ts';
import { sampleMoments } from '../../src/moments/plugin.ts';
import { addMomentsPlainly, createMoments } from '../support/planes.ts';

type Pixel = readonly [number, number, number];

const size = { width: 13, height: 11 };
const shape = pictureShape(size);

const pictureOf = (pixel: (x: number, y: number) => Pixel): Frame => ({
  ...shape,
  samples: Uint8Array.from(
    Array.from({ length: size.width * size.height }, (_, i) =>
      pixel(i % size.width, Math.floor(i / size.width)),
    ).flat(),
  ),
  capture: {},
});

function momentsOf(frames: readonly Frame[]): Moments {
  const planes = createMoments(shape);
  addMomentsPlainly(planes, frames, { from: 0, to: 3 });
  addMomentsPlainly(planes, frames, { from: 3, to: size.height });
  return new Moments(planes, shape, frames.length);
}

const lumaOf = ([r, g, b]: Pixel): number => 0.299 * r + 0.587 * g + 0.114 * b;

test('take 12 bytes for a pixel, where those of every sample take 24', () => {
  const bytes = (specs: ReturnType<typeof momentPlanes>): number =>
    Object.values(specs).reduce((sum, { length }) => sum + 4 * length, 0);
  const large = pictureShape({ width: 600, height: 400 });
  expect(bytes(momentPlanes(large)) / 600 / 400).toBe(12);
  expect(bytes(samplePlanes(large)) / 600 / 400).toBe(24);
});

describe('the means of pictures', () => {
  test('are those of luma, and of each channel where colour is even, to the rounding', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.array(fc.tuple(byte, byte, byte), { minLength: 1, maxLength: 5 }), (colours) => {
        const moments = momentsOf(colours.map((colour) => pictureOf(() => colour)));
        const mean = (of: (colour: Pixel) => number): number =>
          colours.reduce((sum, colour) => sum + of(colour), 0) / colours.length;
        expect(Math.abs(moments.mean(5, 6) - mean(lumaOf))).toBeLessThanOrEqual(0.51);
        // Cr is rounded, of which red has 1.4 times as much, and blue 1.8 times; green has the errors of all three.
        for (const [channel, most] of [1.8, 1.8, 2].entries()) {
          expect(Math.abs(moments.mean(5, 6, channel) - mean((colour) => colour[channel]))).toBeLessThan(most);
        }
      }),
    );
  });

  test('keep what sets a pixel apart in luma', () => {
    const moments = momentsOf([pictureOf((x, y) => (x === 6 && y === 4 ? [180, 180, 180] : [60, 60, 60]))]);
    expect(moments.mean(6, 4)).toBe(180);
    expect(moments.mean(7, 4)).toBe(60);
    expect(moments.neighbourMean(6, 4)).toBe(60);
    expect([0, 1, 2].map((channel) => moments.mean(6, 4, channel))).toEqual([180, 180, 180]);
  });

  test('are those of the image that dark sets are judged by', () => {
    const moments = momentsOf([pictureOf((x, y) => [10 * x, 20 * y, 100])]);
    for (const channel of [0, 1, 2]) {
      const { values, step, first } = moments.sumsOf(channel);
      expect(values[(5 * size.width + 8) * step + first]).toBeCloseTo(moments.mean(8, 5, channel), 3);
    }
  });
});

describe('the deviations of pictures', () => {
  /** Red of one pixel stays, that of others comes and goes. */
  const frames = [0, 100, 200, 100].map((red) => pictureOf((x, y) => [x === 6 && y === 4 ? 100 : red, 100, 100]));

  test('of red are those of its place', () => {
    const moments = momentsOf(frames);
    // Three of four pixels of the place follow: three quarters of a standard deviation, up to the rounding of Cr.
    expect(moments.deviations(6, 4, 0) / moments.neighbourDeviations(6, 4, 0)).toBeCloseTo((3 / 4) ** 2, 1);
    expect(moments.deviations(7, 5, 0)).toBe(moments.deviations(6, 4, 0));
  });

  test('of green are those of luma', () => {
    const moments = momentsOf(frames);
    expect(moments.deviations(6, 4, 1)).toBe(0);
    // 0.299 of red's 20000.
    expect(moments.deviations(8, 8, 1) / (0.299 ** 2 * 20_000)).toBeCloseTo(1, 1);
  });
});

describe('the moments of every sample', () => {
  const { accumulate } = sampleMoments();

  test('are gathered of pictures', () => {
    expect(accumulate?.planes(shape)).toEqual(samplePlanes(shape));
  });

  test('are not gathered twice of other frames', () => {
    expect(accumulate?.planes({ ...shape, bits: 16 })).toEqual({});
    expect(accumulate?.planes({ ...shape, channels: 1 })).toEqual({});
  });
});
