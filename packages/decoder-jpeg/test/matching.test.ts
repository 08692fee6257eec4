import { expect, test } from 'vitest';
import type { DecodeContext } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { writeDng } from '@hotpix/dng';
import { jpegDecoder } from '../src/index.ts';
import { pictureKind } from '../src/picture-kind.ts';
import { decode, fixture } from './support/decoding.ts';
import { pngFile } from './support/png-file.ts';

const context: DecodeContext = { signal: new AbortController().signal, maxPixels: 1e6 };
const isobmff = (brand: string, ...compatible: string[]): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 16 + 4 * compatible.length]),
    Buffer.from(`ftyp${brand}\0\0\0\0${compatible.join('')}`, 'latin1'),
  ]);

test.each([
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe1])],
  ['png', pngFile({ width: 1, bits: 8, type: 0, samples: [1] })],
  ['tiff', Buffer.from('II*\0')],
  ['tiff', Buffer.from('MM\0*')],
  ['webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
  ['heif', isobmff('avif')],
  ['heif', isobmff('isom', 'mif1')],
  [undefined, isobmff('crx ', 'crx ', 'isom')],
  [undefined, Buffer.from('FUJIFILMCCD-RAW ')],
  [undefined, Buffer.from('GIF89a')],
  [undefined, Buffer.from('text')],
  [undefined, Buffer.of()],
])('%s is told by the first bytes', (kind, head) => {
  expect(pictureKind(head)).toBe(kind);
});

test('the name of a file is no matter', async () => {
  const png = pngFile({ width: 1, bits: 8, type: 0, samples: [77] });
  const frame = await jpegDecoder().decode?.decode(sourceOf('mislabelled.jpg', png), context);
  expect(frame?.samples).toEqual(Uint8Array.of(77));
});

test('a DNG is left to another decoder although it is a TIFF', async () => {
  const shape = { width: 4, height: 4, active: { x: 0, y: 0, width: 4, height: 4 }, black: 0, white: 1023 };
  const dng = writeDng({ ...shape, samples: new Uint16Array(16), mosaic: ['RG', 'GB'], make: 'A', model: 'B' });
  const { decode: decoder } = jpegDecoder();
  expect(decoder?.match(dng, 'a.dng')).toBe(true);
  expect(await decoder?.decode(sourceOf('a.dng', dng), context)).toBeUndefined();
});

test('a signal that fired ends the work', async () => {
  const stopped = { ...context, signal: AbortSignal.abort() };
  await expect(jpegDecoder().decode?.decode(sourceOf('a.jpg', fixture('420.jpg')), stopped)).rejects.toMatchObject({
    code: 'aborted',
  });
});

test('a signal that fires while the file is read ends the work', async () => {
  const controller = new AbortController();
  const source = {
    ...sourceOf('a.jpg', fixture('420.jpg')),
    read: async () => {
      controller.abort();
      return fixture('420.jpg');
    },
  };
  await expect(jpegDecoder().decode?.decode(source, { ...context, signal: controller.signal })).rejects.toThrow(
    'stopped',
  );
});

test('a picture of one pixel is decoded', async () => {
  expect(await decode(pngFile({ width: 1, bits: 16, type: 0, samples: [40000] }))).toMatchObject({
    width: 1,
    height: 1,
  });
});
