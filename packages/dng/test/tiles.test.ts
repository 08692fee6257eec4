import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTiff } from '@hotpix/tiff';
import type { DngImage } from '../src/dng-image.ts';
import { tileGrid } from '../src/tiles.ts';
import { writeDng } from '../src/write-dng.ts';
import { readLosslessJpeg } from './read-lossless-jpeg.ts';

const X_TRANS = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];
const MOSAICS = { Bayer: ['RG', 'GB'], 'X-Trans': X_TRANS, monochrome: undefined } as const;
const KINDS = Object.keys(MOSAICS) as (keyof typeof MOSAICS)[];

function imageOf(kind: keyof typeof MOSAICS, width: number, height: number, seed = 1): DngImage {
  // A ramp with noise of 6 bits, and a few samples far off it.
  const samples = Uint16Array.from({ length: width * height }, (_, index) => {
    const noise = (((index + seed) * 2_654_435_761) % 2 ** 32) >>> 26;
    return index % 211 === 210 ? 65535 : 500 + 3 * (index % width) + noise;
  });
  const active = { x: 0, y: 0, width, height };
  return { samples, width, height, mosaic: MOSAICS[kind], active, black: 0, white: 65535, make: 'A', model: 'B' };
}

const numbersIn = (bytes: Uint8Array, tag: number): number[] => readTiff(bytes)[0].tags.get(tag)?.numbers() ?? [];

/** The samples of a file in tiles, by TIFF 6.0, section 15. */
function readTiles(bytes: Uint8Array, width: number, height: number): Uint16Array {
  const [[tileWidth], [tileHeight]] = [numbersIn(bytes, 322), numbersIn(bytes, 323)];
  const lengths = numbersIn(bytes, 325);
  const samples = new Uint16Array(width * height);
  numbersIn(bytes, 324).forEach((offset, index) => {
    const tile = readLosslessJpeg(bytes.subarray(offset, offset + lengths[index]));
    expect([tile.width * tile.components, tile.height]).toEqual([tileWidth, tileHeight]);
    const across = Math.ceil(width / tileWidth);
    const [left, top] = [(index % across) * tileWidth, Math.floor(index / across) * tileHeight];
    for (let y = top; y < Math.min(top + tileHeight, height); y++) {
      for (let x = left; x < Math.min(left + tileWidth, width); x++) {
        samples[y * width + x] = tile.samples[(y - top) * tileWidth + x - left];
      }
    }
  });
  return samples;
}

describe('a compressed DNG', () => {
  it.each(KINDS)('gives back the samples of any %s frame, odd sizes included', (kind) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 51, max: 300 }),
        fc.integer({ min: 8, max: 40 }),
        fc.nat(),
        (width, height, seed) => {
          const image = imageOf(kind, width, height, seed % 1000);
          fc.pre(tileGrid(image) !== undefined);
          expect(readTiles(writeDng(image), width, height)).toEqual(image.samples);
        },
      ),
      { numRuns: 4, seed: 1, examples: [[301, 17, 5]] },
    );
  });

  it('has several rows of tiles', () => {
    const image = imageOf('Bayer', 48, 701);
    expect(readTiles(writeDng(image), 48, 701)).toEqual(image.samples);
    expect(numbersIn(writeDng(image), 324)).toHaveLength(2);
  });

  it.each([
    ['Bayer', 2],
    ['X-Trans', 3],
    ['monochrome', 1],
  ] as const)('has a component for each of the neighbours of one colour in a %s frame', (kind, components) => {
    const bytes = writeDng(imageOf(kind, 200, 100));
    const [offset] = numbersIn(bytes, 324);
    expect(readLosslessJpeg(bytes.subarray(offset, offset + numbersIn(bytes, 325)[0])).components).toBe(components);
  });

  it('says Compression 7 in its tiles of a multiple of 16', () => {
    const bytes = writeDng(imageOf('Bayer', 333, 99));
    const [[compression], [width], [height]] = [259, 322, 323].map((tag) => numbersIn(bytes, tag));
    expect([compression, width % 16, height % 16]).toEqual([7, 0, 0]);
  });

  it('takes half the size of the samples and less where noise takes 6 of 16 bits', () => {
    const image = imageOf('Bayer', 400, 300);
    expect(writeDng(image).length).toBeLessThan(image.samples.byteLength / 2);
  });

  it.each([
    ['asked to', imageOf('Bayer', 64, 48), 'none'],
    ['narrower than a tile', imageOf('X-Trans', 47, 20), 'lossless-jpeg'],
    ['no tile suits all readers', imageOf('Bayer', 17, 20), 'lossless-jpeg'],
    [
      'the samples are mere noise',
      { ...imageOf('Bayer', 64, 64), samples: Uint16Array.from({ length: 4096 }, (_, i) => (i * i * 40503) % 65536) },
      'lossless-jpeg',
    ],
  ] as const)('is not compressed where %s', (_, image, compression) => {
    const bytes = writeDng(image, { compression });
    expect(numbersIn(bytes, 259)).toEqual([1]);
    const [offset] = numbersIn(bytes, 273);
    expect(new Uint16Array(bytes.slice(offset, offset + image.samples.byteLength).buffer)).toEqual(image.samples);
  });
});

describe('tiles pad little', () => {
  it.each([
    ['Bayer', 2376, 1728, 2400, 1728],
    ['Bayer', 6016, 4016, 6048, 4032],
    ['X-Trans', 6032, 4032, 6048, 4032],
  ] as const)('a %s frame of %i x %i: to %i x %i', (kind, width, height, right, bottom) => {
    const grid = tileGrid({ ...imageOf(kind, 1, 1), width, height })!;
    const end = [Math.ceil(width / grid.width) * grid.width, Math.ceil(height / grid.height) * grid.height];
    expect(end).toEqual([right, bottom]);
  });
});

describe('tiles suit all readers of DNG at any width', () => {
  it.each([
    ['Bayer', 2, 16],
    ['X-Trans', 3, 48],
    ['monochrome', 1, 16],
  ] as const)('of a %s frame', (kind, components, unit) => {
    const image = imageOf(kind, 1, 1);
    const wrong = Array.from({ length: 9000 }, (_, width) => width).filter((width) => {
      const grid = tileGrid({ ...image, width, height: 100 });
      if (grid === undefined) return width > unit && width % unit >= components;
      const rest = width % grid.width;
      const isWide = grid.width > width || grid.width % unit !== 0 || grid.width > 400;
      return isWide || (rest > 0 && rest < components) || (components > 1 && grid.width * components === width);
    });
    expect(wrong).toEqual([]);
  });
});
