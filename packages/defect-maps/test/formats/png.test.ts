import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readDefectMap } from '../../src/read-defect-map.ts';
import { writeDefectMap } from '../../src/write-defect-map.ts';
import { GEOMETRY, mapOf, pixel } from '../support/maps.ts';

const DEFECTS = [pixel(3, 2), { x: 10, y: 4, width: 2, height: 3 }, { x: 19, y: 0, width: 1, height: 12 }];

/** One byte per pixel, written by hand. */
const plain = (width: number, height: number, value: number): Buffer => {
  const samples = Buffer.alloc(width * height);
  for (const { x, y, width: across, height: down } of DEFECTS) {
    for (let row = y; row < y + down; row++) samples.fill(value, row * width + x, row * width + x + across);
  }
  return samples;
};
const image = (samples: Buffer, width = 20, height = 12) => sharp(samples, { raw: { width, height, channels: 1 } });
const read = (bytes: Uint8Array) => readDefectMap(bytes, 'mask.png', GEOMETRY).defects;
const byRow = [DEFECTS[2], DEFECTS[0], DEFECTS[1]];

describe('a mask as PNG', () => {
  it('is 8-bit grey as sharp reads it, with 255 for bad pixels of the whole stored frame', async () => {
    const { bytes } = writeDefectMap('png', mapOf(...DEFECTS));
    const { data, info } = await sharp(bytes).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 20, height: 12, channels: 1 });
    expect(data).toEqual(plain(20, 12, 255));
  });

  it.each([
    ['8-bit grey', () => image(plain(20, 12, 255)).toColourspace('b-w')],
    ['RGB', () => image(plain(20, 12, 200)).toColourspace('srgb')],
    [
      'RGB with alpha',
      () =>
        image(plain(20, 12, 1))
          .toColourspace('srgb')
          .ensureAlpha(),
    ],
    ['16-bit grey', () => image(plain(20, 12, 255)).toColourspace('grey16')],
  ])('is read from %s as sharp writes it', async (_, picture) => {
    expect(read(await picture().png().toBuffer())).toEqual(byRow);
  });

  it('is read from one bit a pixel', () => {
    const rows = Array.from({ length: 12 }, (_, y) => {
      const bits = Array.from({ length: 24 }, (_, x) => (x < 20 && plain(20, 12, 1)[y * 20 + x] ? 1 : 0));
      const bytes = [0, 8, 16].map((at) => Number.parseInt(bits.slice(at, at + 8).join(''), 2));
      return [0, ...bytes];
    });
    expect(read(pngOf([0, 0, 0, 20, 0, 0, 0, 12, 1, 0, 0, 0, 0], Buffer.from(rows.flat())))).toEqual(byRow);
  });

  it('of the size of the active area counts from its corner', async () => {
    const samples = Buffer.alloc(16 * 9);
    samples[1] = 255;
    expect(read(await image(samples, 16, 9).toColourspace('b-w').png().toBuffer())).toEqual([pixel(4, 2)]);
  });

  it('of another size is refused', async () => {
    const bytes = await image(Buffer.alloc(100), 10, 10).png().toBuffer();
    expect(() => read(bytes)).toThrow(
      'Expected 20 x 12 (stored) or 16 x 9 (active) pixels in the mask, got 10 x 10: the list is of another camera',
    );
  });

  it('that is a photograph is refused', async () => {
    const samples = Buffer.from(Uint8Array.from({ length: 240 }, (_, index) => index));
    const bytes = await image(samples).toColourspace('b-w').png().toBuffer();
    expect(() => read(bytes)).toThrow('Expected 0 for good and 1 for bad pixels in the mask at (2, 0), got 2');
  });

  it('that inflates to more than its size is refused before it fills the memory', () => {
    const bomb = pngOf([0, 0, 0, 20, 0, 0, 0, 12, 8, 0, 0, 0, 0], Buffer.alloc(30_000_000));
    expect(bomb.length).toBeLessThan(40_000);
    expect(() => read(bomb)).toThrow('Expected a PNG of 20 x 12 pixels in the mask, got more samples than that.');
  });

  it.each([
    ['has a palette', (bytes: Buffer) => bytes.fill(3, 25, 26), /a PNG of greys or RGB/],
    ['is cut short', (bytes: Buffer) => bytes.subarray(0, -4), /a whole PNG file/],
    ['is damaged', (bytes: Buffer) => bytes.fill(0, 45, 50), /a sound PNG file/],
    ['ends in its header', (bytes: Buffer) => bytes.subarray(0, 20), /a PNG file/],
  ])('that %s is refused', (_, damage, message) => {
    expect(() => read(damage(Buffer.from(writeDefectMap('png', mapOf(...DEFECTS)).bytes)))).toThrow(message);
  });
});

/** A PNG file around a header and scanlines; the checksums of its chunks are those of zlib's crc32 over type and data. */
function pngOf(header: number[], scanlines: Buffer): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from(header)),
    chunk('IDAT', deflateSync(scanlines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** PNG, annex D. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
