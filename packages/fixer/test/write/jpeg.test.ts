import { readJpegHeader, type JpegSegment } from '@hotpix/jpeg';
import sharp, { type JpegOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { decode, repair } from '../support/writing.ts';

const WIDTH = 48;
const HEIGHT = 32;

function picture(options: JpegOptions, channels: 1 | 3 = 3): Promise<Buffer> {
  const samples = Uint8Array.from(
    { length: WIDTH * HEIGHT * channels },
    (_, at) => 128 + 90 * Math.sin(at / (30 * channels)),
  );
  return sharp(samples, { raw: { width: WIDTH, height: HEIGHT, channels } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .jpeg(options)
    .toBuffer();
}

const segment = (marker: number, ...data: (string | number)[]): Buffer => {
  const payload = Buffer.concat(
    data.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part, 'latin1'))),
  );
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
};
const EXIF = segment(
  0xe1,
  'Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0',
  'thumbnail bytes',
);
const XMP = segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>');
const ICC = segment(0xe2, 'ICC_PROFILE\0', 1, 1, 'some profile');
const IPTC = segment(0xed, 'Photoshop 3.0\0', '8BIM');
const COMMENT = segment(0xfe, 'A comment of the photographer');
const MAKERS = segment(0xe4, 'what nobody knows');

/** With these segments at its start; the encoder writes no metadata of its own. */
const withSegments = (jpeg: Buffer, ...segments: Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

const metadataOf = (jpeg: Uint8Array): string[] =>
  readJpegHeader(jpeg)
    .segments.filter(({ marker }: JpegSegment) => (marker & 0xf0) === 0xe0 || marker === 0xfe)
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'));

const quantisationOf = (jpeg: Uint8Array): string[] =>
  readJpegHeader(jpeg)
    .segments.filter(({ marker }) => marker === 0xdb)
    .map(({ bytes }) => Buffer.from(bytes).toString('hex'));

test('the defect is gone from the file, and the rest stays close', async () => {
  const original = await picture({ quality: 92, chromaSubsampling: '4:4:4' });
  const before = await decode(original);
  const after = await decode((await repair(original, [[20, 10, 0, 255]])).bytes);
  expect(after.samples[(10 * WIDTH + 20) * 3]).toBeGreaterThan(225);
  const far = before.samples.map((value, at) => (at > 20 * WIDTH * 3 ? Math.abs(value - after.samples[at]) : 0));
  expect(Math.max(...far)).toBeLessThanOrEqual(6);
});

test('all metadata are kept byte for byte and in their order', async () => {
  const segments = [EXIF, XMP, ICC, IPTC, COMMENT, MAKERS];
  const { bytes } = await repair(withSegments(await picture({}), ...segments), [[1, 1, 0, 9]]);
  expect(metadataOf(bytes)).toEqual(segments.map((one) => one.toString('latin1')));
});

test('a picture that is to be shown turned is not turned in the file', async () => {
  const { bytes } = await repair(withSegments(await picture({}), EXIF), [[1, 1, 0, 9]]);
  expect(await decode(bytes)).toMatchObject({ width: WIDTH, height: HEIGHT, capture: { orientation: 6 } });
});

describe('the quantisation tables of libjpeg come back byte for byte', () => {
  test.each([1, 10, 49, 50, 51, 75, 85, 92, 99, 100])('at quality %i', async (quality) => {
    const original = await picture({ quality });
    const { bytes, notes } = await repair(original, [[1, 1, 0, 9]]);
    expect(quantisationOf(bytes)).toEqual(quantisationOf(original));
    expect(notes).toEqual([
      `Encoded anew at quality ${quality}: the whole picture changed a little, not the defects alone.`,
    ]);
  });
});

test('tables of another maker give the nearest quality, and a note', async () => {
  const original = await picture({ quality: 85 });
  // The first step of the luminance table, behind marker, length and number.
  original[original.indexOf(Buffer.of(0xff, 0xdb)) + 5] += 1;
  const { notes } = await repair(original, [[1, 1, 0, 9]]);
  expect(notes[0]).toContain('at quality 85, the nearest to its own tables');
});

describe('the form of the original is kept', () => {
  test.each<[string, JpegOptions]>([
    ['4:2:0', { chromaSubsampling: '4:2:0' }],
    ['4:4:4', { chromaSubsampling: '4:4:4' }],
    ['progressive', { progressive: true }],
    ['baseline', { progressive: false }],
  ])('%s', async (_, options) => {
    const original = await picture(options);
    const { process, components } = readJpegHeader((await repair(original, [[1, 1, 0, 9]])).bytes);
    const before = readJpegHeader(original);
    expect({ process, factors: components.map(({ h, v }) => [h, v]) }).toEqual({
      process: before.process,
      factors: before.components.map(({ h, v }) => [h, v]),
    });
  });

  test('grey', async () => {
    const { bytes } = await repair(await picture({}, 1), [[1, 1, 0, 9]]);
    expect(await decode(bytes)).toMatchObject({ channels: 1, width: WIDTH });
  });
});

describe('what would be false of the new file is left out, with a note', () => {
  test('the index of further pictures and the pictures behind the end', async () => {
    const original = Buffer.concat([
      withSegments(await picture({}), segment(0xe2, 'MPF\0index')),
      await picture({ quality: 20 }),
    ]);
    const { bytes, notes } = await repair(original, [[1, 1, 0, 9]]);
    expect(metadataOf(bytes)).toEqual([]);
    expect(notes.slice(1)).toEqual([
      expect.stringContaining('(MPF) was left out'),
      expect.stringMatching(/^\d+ bytes behind the end of the picture/),
    ]);
  });

  test('the word that the colours are RGB', async () => {
    const adobe = segment(0xee, 'Adobe', 0, 100, 0, 0, 0, 0, 0);
    const { bytes, notes } = await repair(withSegments(await picture({ chromaSubsampling: '4:4:4' }), adobe), [
      [1, 1, 0, 9],
    ]);
    expect(metadataOf(bytes)).toEqual([]);
    expect(notes[1]).toContain('The Adobe segment was left out');
  });

  test('but not the word that they are YCbCr', async () => {
    const adobe = segment(0xee, 'Adobe', 0, 100, 0, 0, 0, 0, 1);
    const { bytes } = await repair(withSegments(await picture({}), adobe), [[1, 1, 0, 9]]);
    expect(metadataOf(bytes)).toHaveLength(1);
  });
});

test('a chroma subsampling that cannot be written becomes 4:4:4, with a note', async () => {
  const { bytes, notes } = await repair(Buffer.from(HALF_WIDTH_CHROMA, 'base64'), [[1, 1, 0, 9]]);
  expect(readJpegHeader(bytes).components.map(({ h, v }) => [h, v])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
  expect(notes[1]).toBe('Its chroma subsampling (2x1, 1x1, 1x1) cannot be written; 4:4:4 took its place.');
});

/** 16 x 16 pixels of 4:2:2, written by `cjpeg -sample 2x1` of libjpeg-turbo 2.1.5. */
const HALF_WIDTH_CHROMA = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYV',
  'pQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQ',
  'ABADASEAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABgX/xAAYEAACAwAAAAAAAAAAAAAAAAAAAwUhMf/EABUBAQEAAAAAAAAAAAAAAAAAAA',
  'AD/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AKR6MoTx6MougmR6MoTx6MoD/2Q==',
].join('');

test('without patches the original comes back byte for byte', async () => {
  const original = withSegments(await picture({}), EXIF, COMMENT);
  const { bytes, notes, extension } = await repair(original, []);
  expect(Buffer.from(bytes).equals(original)).toBe(true);
  expect({ extension, notes }).toEqual({ extension: '.jpg', notes: [expect.stringContaining('nothing to repair')] });
});
