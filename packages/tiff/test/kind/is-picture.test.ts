import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPicture } from '../../src/kind/is-picture.ts';
import { buildTiff, type Entry } from '../support/build-structure.ts';

const KODAK = new URL('../../../../../shared/data/kodak-dc120/', import.meta.url);

/** Width, height, bits, compression, photometric and samples per pixel of an image. */
function image(width: number, height: number, compression: number, photometric: number): Entry[] {
  return [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 1, 8],
    [259, 3, 1, compression],
    [262, 3, 1, photometric],
    [277, 3, 1, 1],
  ];
}

const subfile = (type: number): Entry => [254, 4, 1, type];

describe('telling a TIFF picture from a raw file', () => {
  it.each([
    ['a grey picture', { 8: { entries: image(4000, 3000, 1, 1) } }],
    ['an RGB picture compressed by LZW', { 8: { entries: image(4000, 3000, 5, 2) } }],
    [
      'pages, the second of which is reduced',
      {
        8: { entries: [subfile(0), ...image(4000, 3000, 8, 2)], next: 200 },
        200: { entries: [subfile(1), ...image(400, 300, 8, 2)] },
      },
    ],
    [
      'a pyramid of smaller sub-images',
      {
        8: { entries: [...image(4000, 3000, 7, 6), [330, 4, 1, 200]] },
        200: { entries: [subfile(1), ...image(2000, 1500, 7, 6)] },
      },
    ],
    ['a small picture', { 8: { entries: image(160, 120, 1, 2) } }],
  ] as const)('takes %s for a picture', (_, directories) => {
    expect(isPicture(buildTiff({ directories }))).toBe(true);
  });

  it.each([
    [
      'NEF, ARW: a reduced image first, a mosaic in a sub-image',
      {
        8: { entries: [subfile(1), ...image(160, 120, 1, 2), [330, 4, 1, 200]] },
        200: { entries: image(6000, 4000, 34713, 32803) },
      },
    ],
    [
      'KDC: a thumbnail not marked as one, a mosaic in a sub-image',
      {
        8: { entries: [...image(80, 60, 1, 2), [330, 4, 1, 200]] },
        200: { entries: image(1280, 960, 1, 32803) },
      },
    ],
    ["PEF: a mosaic with the maker's compression", { 8: { entries: image(6000, 4000, 65535, 32803) } }],
    ['a DNG of linear raw samples', { 8: { entries: image(6000, 4000, 1, 34892) } }],
    ["the maker's compression alone", { 8: { entries: image(6000, 4000, 32770, 1) } }],
    [
      'a larger sub-image of unknown kind beside the first',
      {
        8: { entries: [...image(640, 480, 1, 2), [330, 4, 1, 200]] },
        200: { entries: image(6000, 4000, 1, 1) },
      },
    ],
    ['DNG by its version tag alone', { 8: { entries: [...image(6000, 4000, 1, 1), [50706, 1, 4, 1]] } }],
    [
      'CR2 by its slices',
      {
        8: { entries: image(6000, 4000, 6, 6), next: 200 },
        200: { entries: [[50752, 3, 1, 1]] },
      },
    ],
  ] as const)('takes %s for raw', (_, directories) => {
    expect(isPicture(buildTiff({ directories }))).toBe(false);
  });

  it.each([
    ['CR2', 'CR\x02\0'],
    ['IIQ', 'IIII'],
  ])('takes a file with the signature of %s behind its header for raw', (_, signature) => {
    const directories = { 16: { entries: image(4000, 3000, 1, 2) } };
    expect(isPicture(buildTiff({ first: 16, directories, text: { 8: signature } }))).toBe(false);
  });

  it.each([
    ['ORF', 0x4f52],
    ['RW2', 0x55],
  ])('takes a file with the magic of %s for raw', (_, magic) => {
    expect(isPicture(buildTiff({ magic, directories: { 8: { entries: image(4000, 3000, 1, 1) } } }))).toBe(false);
  });

  it('takes a lone thumbnail in a file of megabytes for raw', () => {
    const directories = { 8: { entries: image(160, 120, 1, 2) } };
    expect(isPicture(buildTiff({ length: 5_000_000, directories }))).toBe(false);
  });

  describe.skipIf(!existsSync(KODAK))('with the photographs of ../shared/data', () => {
    it('takes every Kodak KDC file for raw', () => {
      const files = readdirSync(KODAK).map((name) => readFileSync(new URL(name, KODAK)));
      expect(files.map(isPicture)).toEqual(files.map(() => false));
    });
  });
});
