import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openTiff, TiffError } from '../../src/index.ts';
import { buildTiff, type Shape, type Value } from '../support/build-tiff.ts';

const [WIDTH, HEIGHT] = [37, 21];
const value =
  (bits: number): Value =>
  (x, y, s) =>
    (x * 7919 + y * 104_729 + s * 1299) % 2 ** bits;

const shape = (more: Partial<Shape> = {}): Shape => ({ width: WIDTH, height: HEIGHT, samples: 3, bits: 8, ...more });
const PREMULTIPLIED = { 338: [1] };

const FORMS: Record<string, Shape> = {
  'grey of 8 bits': shape({ samples: 1 }),
  'RGB in strips of 5 rows': shape({ rowsPerStrip: 5 }),
  '16 bits': shape({ bits: 16 }),
  '16 bits of the other byte order': shape({ bits: 16, order: 'MM', rowsPerStrip: 4 }),
  'grey of 12 bits': shape({ samples: 1, bits: 12 }),
  '12 bits of the other byte order': shape({ bits: 12, order: 'MM' }),
  '9 bits': shape({ bits: 9, rowsPerStrip: 2 }),
  '15 bits with alpha': shape({ samples: 4, bits: 15, tags: PREMULTIPLIED }),
  'alpha that the colours are multiplied by': shape({ samples: 4, tags: PREMULTIPLIED }),
  'grey with three more samples': shape({ samples: 4, bits: 16, tags: { 262: [1], 338: [0, 0, 0] } }),
  planes: shape({ isPlanar: true, rowsPerStrip: 8 }),
  'planes with alpha': shape({ samples: 4, bits: 16, isPlanar: true, tags: { 338: [2] } }),
  'tiles over the edge': shape({ tile: [16, 16] }),
  'tiles of planes, 12 bits': shape({ tile: [16, 16], isPlanar: true, bits: 12 }),
  'no lengths of its strips': shape({ rowsPerStrip: 5, tags: { 279: undefined } }),
  'strips told to be longer than they are': shape({ tags: { 279: [9_999] } }),
};

const differences = (a: Uint8Array, b: Uint8Array): number[] => [...a.keys()].filter((at) => a[at] !== b[at]);

describe.each(Object.entries(FORMS))('a TIFF of %s', (_, form) => {
  const { bits, samples } = form;
  const file = buildTiff(form, value(bits));
  const colours = samples < 3 || form.tags?.[262]?.[0] === 1 ? 1 : 3;

  test('has the colours as stored', () => {
    const picture = openTiff(file);
    expect(picture).toMatchObject({ width: WIDTH, height: HEIGHT, colours, bits });
    const expected = Array.from({ length: WIDTH * HEIGHT * colours }, (__, at) => {
      const pixel = Math.floor(at / colours);
      return value(bits)(pixel % WIDTH, Math.floor(pixel / WIDTH), at % colours);
    });
    expect([...picture.read()]).toEqual(expected);
  });

  test('changes in one sample, and is the file that would have been written with it', () => {
    const [x, y, channel] = [35, 20, colours - 1];
    const from = value(bits)(x, y, channel);
    const to = 2 ** bits - 1 - from;
    const changed = openTiff(file).change([{ x, y, channel, from, to }]);
    const isThere: Value = (u, v, s) => (u === x && v === y && s === channel ? to : value(bits)(u, v, s));
    expect(changed).toEqual(buildTiff(form, isThere));
    expect(differences(file, changed).length).toBeLessThanOrEqual(3);
  });
});

test('the file itself is not written to', () => {
  const file = buildTiff(shape(), value(8));
  const before = file.slice();
  openTiff(file).change([{ x: 0, y: 0, channel: 0, from: 0, to: 9 }]);
  expect(file).toEqual(before);
});

test('a strip that two places share is changed at one of them', () => {
  const form = shape({ samples: 1, rowsPerStrip: 7 });
  const tiff = buildTiff(form, (x) => x);
  const start = tiff.length - WIDTH * HEIGHT;
  const shared = buildTiff({ ...form, tags: { 273: [start, start, start] } }, (x) => x);
  const changed = openTiff(shared).change([{ x: 3, y: 8, channel: 0, from: 3, to: 200 }]);
  const samples = openTiff(changed).read();
  expect([1, 8, 15].map((y) => samples[y * WIDTH + 3])).toEqual([3, 200, 3]);
});

describe('what is stored otherwise is refused by its name:', () => {
  test.each<[string, Partial<Shape>]>([
    ['samples in which 0 is white', { samples: 1, tags: { 262: [0] } }],
    ['the indices of a palette', { samples: 1, tags: { 262: [3] } }],
    ['CMYK', { samples: 4, tags: { 262: [5] } }],
    ['YCbCr', { tags: { 262: [6] } }],
    ['CIELab', { tags: { 262: [8] } }],
    ['does not say what its colours are', { tags: { 262: undefined } }],
    ['floating-point samples', { bits: 16, tags: { 339: [3, 3, 3] } }],
    ['signed samples', { tags: { 339: [2, 2, 2] } }],
    ['samples of unequal depth', { tags: { 258: [8, 8, 16] } }],
    ['4 bits per sample', { bits: 4 }],
    ['bits run backwards', { tags: { 266: [2] } }],
    ['compressed by JPEG', { tags: { 259: [7] } }],
    ['compressed by Zstandard', { tags: { 259: [50_000] } }],
    ['compressed by method 4711', { tags: { 259: [4711] } }],
    ['predictor 3', { tags: { 259: [8], 317: [3] } }],
    ['compressed strips without their lengths', { tags: { 259: [8], 279: undefined } }],
    ['strips or tiles of', { tile: [16, 16], tags: { 322: [1e6], 323: [1e6] } }],
  ])('%s', (name, more) => {
    const file = buildTiff(shape(more), value(more.bits ?? 8));
    expect(() => openTiff(file)).toThrow(
      expect.objectContaining({ code: 'unsupported', message: expect.stringContaining(name) }),
    );
  });

  test('LZW of the bit order before TIFF 6.0', () => {
    const file = buildTiff(shape({ samples: 1, tags: { 259: [5] } }), (x, y) => (x + y === 1 ? 1 : 0));
    expect(() => openTiff(file)).toThrow('LZW of the bit order before TIFF 6.0');
  });
});

describe('what is damaged is told so:', () => {
  const damaged = expect.objectContaining({ code: 'badTiff', message: expect.stringContaining('damaged') });

  test('strips cut short', () => {
    const file = buildTiff(shape(), value(8)).subarray(0, -1);
    expect(() => openTiff(file).read()).toThrow(damaged);
    expect(() => openTiff(file).change([{ x: 0, y: 0, channel: 0, from: 0, to: 1 }])).toThrow(damaged);
  });

  test.each<[string, Shape['tags']]>([
    ['too few strips', { 273: [8], 279: [9], 278: [5] }],
    ['no size', { 256: [0] }],
    ['fewer samples than colours', { 277: [1], 258: [8] }],
  ])('%s', (_, tags) => {
    expect(() => openTiff(buildTiff(shape({ tags }), value(8)))).toThrow(damaged);
  });

  test.each([
    [5, 'LZW'],
    [8, 'Deflate'],
  ])('compression %i that cannot be read', (compression, name) => {
    const file = buildTiff(shape({ samples: 1, tags: { 259: [compression] } }), () => 0xee);
    expect(() => openTiff(file).read()).toThrow(expect.objectContaining({ message: expect.stringContaining(name) }));
  });

  test('a strip that grows beyond its rows', () => {
    const bomb = deflateSync(Buffer.alloc(1 << 24));
    const at = buildTiff(shape({ samples: 1, tags: { 259: [8] } }), value(8)).length;
    const file = buildTiff(shape({ samples: 1, tags: { 259: [8], 273: [at], 279: [bomb.length] } }), value(8));
    expect(() => openTiff(Buffer.concat([file, bomb])).read()).toThrow(damaged);
  });
});

test.each([
  ['another value', { x: 1, y: 1, channel: 0, from: 77, to: 78 }],
  ['a place outside', { x: WIDTH, y: 0, channel: 0, from: 0, to: 1 }],
  ['a channel that is alpha', { x: 0, y: 0, channel: 3, from: 0, to: 1 }],
])('a change of %s is refused', (_, edit) => {
  const file = buildTiff(shape({ samples: 4, tags: PREMULTIPLIED }), () => 0);
  expect(() => openTiff(file).change([edit])).toThrow(expect.objectContaining({ code: 'badChange' }));
});

test('errors are of one class', () => {
  expect(() => openTiff(buildTiff(shape({ bits: 4 }), () => 0))).toThrow(TiffError);
});
