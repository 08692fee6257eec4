/** Node reads files into Buffers, whose slice() does not copy. */
import { createHotpix, type Patch } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { replaceThumbnail } from '@hotpix/jpeg';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { layRichDng } from '../../../dng/test/edit/rich-dng.ts';
import { fixer } from '../../src/index.ts';
import { frameOf, grid } from '../support/frames.ts';
import { openTiff } from '../support/open-tiff.ts';

const hotpix = createHotpix({ plugins: [jpegDecoder(), fixer()] });
const sourceOf = (bytes: Buffer) => ({ path: 'a', head: async () => bytes, read: async () => bytes });
const patch = (from: number): Patch => ({ x: 2, y: 1, channel: 0, from, to: from + 1, method: 'by hand' });

test('the Buffer of a DNG is left alone', async () => {
  const rows = grid(40, 30, (x, y) => 100 * y + x);
  const file = Buffer.from(layRichDng({ width: 40, height: 30, samples: rows.flat() }).bytes);
  const before = Buffer.from(file);
  const frame = frameOf(rows, { mosaic: ['RG', 'GB'], bits: 16, black: 64, white: 60_000 });
  const { bytes } = await hotpix.write(sourceOf(file), { frame, decoder: 'a decoder' }, [patch(rows[1][2])]);
  expect(before.equals(bytes)).toBe(false);
  expect(file.equals(before)).toBe(true);
});

test.each([8, 16] as const)('the Buffer of a TIFF of %i bits is left alone', async (bits) => {
  const { file } = openTiff({ width: 4, height: 3, channels: 3, bits });
  const before = Buffer.from(file);
  const decoded = await hotpix.decode(sourceOf(file));
  const { bytes } = await hotpix.write(sourceOf(file), decoded, [patch(decoded.frame.samples[(4 + 2) * 3])]);
  expect(before.equals(bytes)).toBe(false);
  expect(file.equals(before)).toBe(true);
});

test('the Buffer of a JPEG is left alone where its thumbnail changes', async () => {
  const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'grey' } })
    .jpeg()
    .toBuffer();
  const tiff = Buffer.alloc(44);
  tiff.write('II', 0, 'latin1');
  [42, 8].forEach((value, i) => tiff.writeUInt16LE(value, 2 + 2 * i));
  tiff.writeUInt32LE(14, 10);
  tiff.writeUInt16LE(2, 14);
  [0x0201, 0x0202].forEach((tag, i) => {
    tiff.writeUInt16LE(tag, 16 + 12 * i);
    tiff.writeUInt16LE(4, 18 + 12 * i);
    tiff.writeUInt32LE(1, 20 + 12 * i);
    tiff.writeUInt32LE([44, small.length][i], 24 + 12 * i);
  });
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, small]);
  const head = Buffer.from([0xff, 0xe1, (data.length + 2) >> 8, (data.length + 2) & 255]);
  const file = Buffer.concat([small.subarray(0, 2), head, data, small.subarray(2)]);
  const before = Buffer.from(file);
  expect(before.equals(replaceThumbnail(file, small.subarray(0, 20)))).toBe(false);
  expect(file.equals(before)).toBe(true);
});
