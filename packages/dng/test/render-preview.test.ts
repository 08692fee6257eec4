import { describe, expect, it } from 'vitest';
import type { DngImage } from '../src/dng-image.ts';
import { renderPreview } from '../src/render-preview.ts';

const X_TRANS = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];

/** A frame in which every filter of one colour shows the same value above black, with bright masked pixels around. */
function imageOf(
  width: number,
  height: number,
  mosaic: string[] | undefined,
  values: Record<string, number>,
): DngImage {
  const active = { x: 3, y: 1, width: width - 4, height: height - 2 };
  const samples = Uint16Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    if (x < active.x || x >= width - 1 || y < 1 || y >= height - 1) return 65535;
    return 500 + values[mosaic?.[y % mosaic.length][x % mosaic[0].length] ?? 'W'];
  });
  return { samples, width, height, mosaic, active, black: 500, white: 4500, make: '', model: '' };
}

const pixelsOf = (image: DngImage) => {
  const pixels = renderPreview(image)!.samples;
  const triples = Array.from({ length: pixels.length / 3 }, (_, index) =>
    pixels.slice(3 * index, 3 * index + 3).join(),
  );
  return [...new Set(triples)];
};

describe('a preview', () => {
  // sRGB of linear light by IEC 61966-2-1: 0.5 is 188, 0.25 is 137, 0.125 is 99, 0.0625 is 71.
  it('shows linear light in sRGB, of the active area alone', () => {
    expect(pixelsOf(imageOf(36, 30, ['RG', 'GB'], { R: 2000, G: 1000, B: 500 }))).toEqual(['188,137,99']);
  });

  it('divides by the neutral, so that what was neutral is grey', () => {
    const image = imageOf(36, 30, ['RG', 'GB'], { R: 1000, G: 2000, B: 1250 });
    expect(pixelsOf({ ...image, neutral: [0.5, 1, 0.625] })).toEqual(['188,188,188']);
  });

  it.each([
    ['X-Trans', X_TRANS, { R: 2000, G: 1000, B: 500 }, '188,137,99'],
    ['monochrome', undefined, { W: 1000 }, '137,137,137'],
    // Magenta lets red and blue through, cyan green and blue, yellow red and green.
    ['four-colour', ['GM', 'CY'], { G: 1000, M: 1000, C: 1000, Y: 1000 }, '137,137,137'],
  ])('knows a %s mosaic', (_, mosaic, values, expected) => {
    expect(pixelsOf(imageOf(40, 34, mosaic, values))).toEqual([expected]);
  });

  it('ends at black and white', () => {
    expect(pixelsOf(imageOf(36, 30, ['RG', 'GB'], { R: -400, G: 60000, B: 0 }))).toEqual(['0,255,0']);
  });

  it.each([
    [['RG', 'GB'], 1004, 102, 500, 50],
    [['RG', 'GB'], 3004, 302, 750, 75],
    [X_TRANS, 1004, 102, 166, 16],
  ])('of %j and %i x %i pixels is %i x %i', (mosaic, width, height, columns, rows) => {
    const rendering = renderPreview(imageOf(width, height, mosaic, { R: 1, G: 1, B: 1 }));
    expect([rendering?.width, rendering?.height]).toEqual([columns, rows]);
  });

  it('does not exist where the active area is smaller than the mosaic', () => {
    expect(renderPreview(imageOf(8, 40, X_TRANS, { R: 1, G: 1, B: 1 }))).toBeUndefined();
  });
});
