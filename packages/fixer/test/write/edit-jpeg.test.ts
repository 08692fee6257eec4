import { createHotpix, type Defect, type Written } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { openJpeg, thumbnailOf } from '@hotpix/jpeg';
import sharp, { type JpegOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { fixer, type FixerOptions } from '../../src/index.ts';
import { decode } from '../support/writing.ts';

const WIDTH = 96;
const HEIGHT = 64;
/** Where the pictures have a bright spot, smeared over three pixels. */
const [X, Y] = [44, 30];

const DEFECT: Defect = {
  x: X,
  y: Y,
  kind: 'hot',
  amplitude: 100,
  rate: 1,
  frames: 10,
  score: 50,
  confidence: 1,
  extent: { x: X - 2, y: Y - 2, width: 5, height: 5 },
};

/** A smooth scene, with the spot or without. */
function picture(options: JpegOptions, spot = 110, width = WIDTH, height = HEIGHT): Promise<Buffer> {
  const scale = WIDTH / width;
  const samples = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const [x, y, channel] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width), at % 3];
    const distance = Math.max(Math.abs(x * scale - X), Math.abs(y * scale - Y));
    const added = distance === 0 ? spot : distance <= Math.max(1, scale / 2) ? spot / 2 : 0;
    return Math.min(255, 90 + 30 * Math.sin((x * scale) / 17) + 20 * Math.cos((y * scale) / 11) + 10 * channel + added);
  });
  return sharp(samples, { raw: { width, height, channels: 3 } })
    .jpeg(options)
    .toBuffer();
}

async function repair(bytes: Uint8Array, options?: FixerOptions): Promise<Written> {
  const hotpix = createHotpix({ plugins: [jpegDecoder(), fixer(options)] });
  const source = sourceOf('a.jpg', bytes);
  const decoded = await hotpix.decode(source);
  return hotpix.write(source, decoded, await hotpix.propose(decoded.frame, [DEFECT]));
}

/** The coefficients of a component, block by block. */
const blocksOf = (bytes: Uint8Array, component: number): string[] => {
  const { coefficients } = openJpeg(bytes).planes[component];
  return Array.from({ length: coefficients.length / 64 }, (_, i) => coefficients.subarray(64 * i, 64 * i + 64).join());
};

describe.each<[string, JpegOptions]>([
  ['4:4:4', { quality: 92, chromaSubsampling: '4:4:4' }],
  ['4:2:0', { quality: 92, chromaSubsampling: '4:2:0' }],
  ['progressive', { quality: 92, progressive: true }],
])('a JPEG of %s', (_, options) => {
  test('keeps every block that the defect does not touch, and all that is no coded block', async () => {
    const original = await picture(options);
    const { bytes, notes, extension } = await repair(original);
    expect(extension).toBe('.jpg');
    // Progressive files have just the codes that their own blocks need.
    expect(notes.filter((note) => !note.startsWith('Its Huffman tables had no code'))).toEqual([]);
    for (const component of [0, 1, 2]) {
      const [before, after] = [original, bytes].map((file) => blocksOf(file, component));
      const { stride } = openJpeg(original).planes[component];
      const changed = after.flatMap((block, i) => (block === before[i] ? [] : [[i % stride, Math.floor(i / stride)]]));
      const side = component > 0 && options.chromaSubsampling !== '4:4:4' ? 16 : 8;
      // The extent, and what lies one sample of the component beside it.
      const near = changed.filter(
        ([x, y]) => Math.abs((x + 0.5) * side - X) <= side / 2 + 5 && Math.abs((y + 0.5) * side - Y) <= side / 2 + 5,
      );
      expect(changed).toEqual(near);
      if (component === 0) expect(changed.length).toBeGreaterThan(0);
    }
    const first = original.indexOf(Buffer.of(0xff, 0xc4));
    expect(Buffer.from(bytes).subarray(0, first).equals(original.subarray(0, first))).toBe(true);
  });

  test('shows at the defect what a picture without it shows, but for rounding', async () => {
    const [repaired, clean] = [
      await decode((await repair(await picture(options))).bytes),
      await decode(await picture(options, 0)),
    ];
    const { x, y, width, height } = DEFECT.extent;
    let worst = 0;
    for (let row = y; row < y + height; row++) {
      for (let i = (row * WIDTH + x) * 3; i < (row * WIDTH + x + width) * 3; i++) {
        worst = Math.max(worst, Math.abs(repaired.samples[i] - clean.samples[i]));
      }
    }
    expect(worst).toBeLessThan(9);
  });
});

test('what cannot be edited is refused with the reason and the way out, which works', async () => {
  const arithmetic = Buffer.from(ARITHMETIC, 'base64');
  const [extent] = [{ x: 4, y: 4, width: 3, height: 3 }];
  const write = async (options?: FixerOptions): Promise<Written> => {
    const hotpix = createHotpix({ plugins: [jpegDecoder(), fixer(options)] });
    const decoded = await hotpix.decode(sourceOf('a.jpg', arithmetic));
    const patch = { x: extent.x, y: extent.y, channel: 0, from: 128, to: 120, method: 'membrane' };
    return hotpix.write(sourceOf('a.jpg', arithmetic), decoded, [patch]);
  };
  await expect(write()).rejects.toThrow(/arithmetic.*The option reencode does so\.$/);
  expect(await decode((await write({ reencode: true })).bytes)).toMatchObject({ width: 16, height: 16 });
});

test('an option takes one of its choices', () => {
  expect(() => fixer({ thumbnail: 'drop' as never })).toThrow("one of 'keep', 'repair', got 'drop'");
});

describe('a thumbnail', () => {
  /** Exif data whose second directory holds it, by TIFF 6.0 and Exif 2.3. */
  const exif = (thumbnail: Buffer): Buffer => {
    const tiff = Buffer.alloc(8 + 6 + 2 + 24 + 4);
    tiff.write('II*\0\x08\0\0\0\0\0', 'latin1');
    tiff.writeUInt32LE(14, 10);
    tiff.writeUInt16LE(2, 14);
    const entry = (at: number, tag: number, value: number): void => {
      tiff.writeUInt16LE(tag, at);
      tiff.writeUInt16LE(4, at + 2);
      tiff.writeUInt32LE(1, at + 4);
      tiff.writeUInt32LE(value, at + 8);
    };
    entry(16, 0x0201, tiff.length);
    entry(28, 0x0202, thumbnail.length);
    const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, thumbnail]);
    const head = Buffer.of(0xff, 0xe1, 0, 0);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const withThumbnail = async (): Promise<Buffer> => {
    const whole = await picture({ quality: 92 });
    const small = await picture({ quality: 90 }, 110, WIDTH / 2, HEIGHT / 2);
    const padded = Buffer.concat([small, Buffer.alloc(64)]);
    return Buffer.concat([whole.subarray(0, 2), exif(padded), whole.subarray(2)]);
  };
  const thumbnailIn = (file: Uint8Array): Buffer => {
    const { offset, length } = thumbnailOf(file) as { offset: number; length: number };
    return Buffer.from(file.subarray(offset, offset + length));
  };

  test('stays as it is', async () => {
    const original = await withThumbnail();
    expect(thumbnailIn((await repair(original)).bytes).equals(thumbnailIn(original))).toBe(true);
  });

  test.each([false, true])('is repaired where that is wanted, the picture encoded anew: %s', async (reencode) => {
    const original = await withThumbnail();
    const { bytes, notes } = await repair(original, { thumbnail: 'repair', reencode });
    expect(notes.filter((note) => note.includes('thumbnail'))).toEqual([]);
    const at = (Math.floor(Y / 2) * (WIDTH / 2) + X / 2) * 3;
    const [before, after] = [await decode(thumbnailIn(original)), await decode(thumbnailIn(bytes))];
    expect(before.samples[at] - after.samples[at]).toBeGreaterThan(50);
  });
});

/** 16 x 16 grey pixels in RGB, by `cjpeg -arithmetic -quality 50` of libjpeg-turbo 2.1.5. */
const ARITHMETIC =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeX' +
  'BkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/yQARCAAQ' +
  'ABADASIAAhEBAxEB/8wACgAQEAUBEBEF/9oADAMBAAIRAxEAPwAg/9k=';
