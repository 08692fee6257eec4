import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../core/src/nouns.ts';
import { phaseAt, phasesOf } from '../src/phases.ts';
import { viewOf } from '../src/view.ts';
import { mosaicShape, pictureShape, sensorShape } from '../../core/test/support/shapes.ts';

const XTRANS = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];
const size = { width: 16, height: 8 };

function picture(...pixels: readonly (readonly number[])[]): Frame {
  const shape = pictureShape({ width: pixels.length, height: 1 });
  return { ...shape, samples: Uint8Array.from(pixels.flat()), capture: {} };
}

describe('the view of a picture', () => {
  test('is its luma of ITU-R BT.601', () => {
    // 0.299 R + 0.587 G + 0.114 B: 140.75, 149.685, 29.07 and 126.6.
    const { samples } = viewOf(picture([100, 150, 200], [0, 255, 0], [0, 0, 255], [10, 200, 55]));
    expect([...samples]).toEqual([141, 150, 29, 127]);
  });

  test('gives back grey as it is', () => {
    const greys = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey]);
    expect([...viewOf(picture(...greys)).samples]).toEqual([...greys.keys()]);
  });

  test('is the luma that a JPEG of it stored', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, (y, cb, cr) => {
        // The inverse of BT.601, with the digits of ITU-T T.871 that JFIF rounds.
        const colours = [
          y + 1.402 * (cr - 128),
          y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128),
          y + 1.772 * (cb - 128),
        ];
        fc.pre(colours.every((colour) => colour >= 0 && colour <= 255));
        const [luma] = viewOf(picture(colours.map(Math.round))).samples;
        expect(luma).toBe(y);
      }),
      { numRuns: 2000 },
    );
  });

  test('of 16 bits keeps them', () => {
    const shape = { ...pictureShape({ width: 1, height: 1 }), bits: 16, white: 65535 };
    const { samples } = viewOf({ ...shape, samples: Uint16Array.of(65535, 65535, 65535), capture: {} });
    expect(samples).toEqual(Uint16Array.of(65535));
  });

  test('compares a pixel with the eight around it, and with eight at distance 2', () => {
    const { rings } = viewOf({ ...pictureShape(size), samples: new Uint8Array(384), capture: {} });
    const distances = rings.map((ring) => ring.at(5, 5).map(({ dx, dy }) => Math.max(Math.abs(dx), Math.abs(dy))));
    expect(distances).toEqual([Array<number>(8).fill(1), Array<number>(8).fill(2)]);
  });
});

test('the view of a mosaic is its samples', () => {
  const samples = Uint16Array.from({ length: 128 }, (_, i) => i);
  expect(viewOf({ ...mosaicShape(size), samples, capture: {} }).samples).toBe(samples);
});

describe('the phases', () => {
  test.each([
    ['a Bayer mosaic are its 2x2', mosaicShape(size), 2],
    ['X-Trans are its 6x6', mosaicShape(size, XTRANS), 6],
    ['a JPEG are the places in its blocks', pictureShape(size), 8],
    ['a grey JPEG are the places in its blocks', { ...sensorShape(size), lossy: true }, 8],
    ['a lossless picture are the places in blocks that it may have had', { ...pictureShape(size), lossy: false }, 8],
    ['a monochrome sensor are one', sensorShape(size), 1],
  ])('of %s', (_, shape, side) => {
    expect(phasesOf(shape)).toEqual({ width: side, height: side });
  });

  test('are numbered in rows from the stored corner', () => {
    const width = 10;
    const at = (x: number, y: number): number => phaseAt({ width: 2, height: 2 }, width, y * width + x);
    expect([at(0, 0), at(1, 0), at(0, 1), at(1, 1), at(5, 3), at(8, 4)]).toEqual([0, 1, 2, 3, 3, 0]);
  });
});
