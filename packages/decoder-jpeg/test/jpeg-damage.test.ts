import { describe, expect, test } from 'vitest';
import { decode, decodeInThreads, fixture, refusal, sha256 } from './support/decoding.ts';

const OF_420 = '46d0f1c8b45d0d4ed455ffd5267e868ada85afe264d3488b3db3b811a7eac3e7';
const file = fixture('420.jpg');
const SOF = file.indexOf(Buffer.from([0xff, 0xc0]));
const SOS = file.indexOf(Buffer.from([0xff, 0xda]));
/** The scan header of three components: marker, length, count, then two bytes per component. */
const SELECTION = SOS + 2 + 2 + 1 + 6;

/** An Adobe segment of transform 9, of which there are 0 to 2. */
const ADOBE = Buffer.from([0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 9]);

const edited = (at: number, ...values: number[]): Buffer => {
  const copy = Buffer.from(file);
  copy.set(values, at);
  return copy;
};
const inserted = (at: number, ...values: number[]): Buffer =>
  Buffer.concat([file.subarray(0, at), Buffer.from(values), file.subarray(at)]);

describe('an oddity that harms no sample is passed over', () => {
  test.each([
    ['junk behind the end', inserted(file.length, 1, 2, 3)],
    ['a second picture behind the end', Buffer.concat([file, fixture('444.jpg')])],
    ['stray bytes between segments', inserted(20, 0, 0, 0)],
    ['fill bytes before a marker', inserted(20, 0xff, 0xff)],
    ['an unknown JFIF version', edited(11, 2)],
    ['a spectral selection of 0 to 0 in a sequential scan', edited(SELECTION, 0, 0)],
    ['an unknown Adobe transform in the place of JFIF', Buffer.concat([file.subarray(0, 2), ADOBE, file.subarray(20)])],
  ])('%s', async (_, bytes) => {
    expect(sha256(await decode(bytes))).toBe(OF_420);
    expect(sha256(await decodeInThreads(bytes))).toBe(OF_420);
  });
});

describe('a damaged JPEG is refused in words', () => {
  test.each([
    ['cut in its picture', file.subarray(0, SOS + 40), 'so that it is cut short: the file is damaged'],
    ['without an end marker', file.subarray(0, file.length - 2), 'so that it is cut short: the file is damaged'],
    ['cut in its header', file.subarray(0, 100), '100 bytes that end before, so that it is cut short'],
    ['of three bytes', file.subarray(0, 3), 'got 3 bytes'],
    [
      'with bytes missing before its end marker',
      Buffer.concat([file.subarray(0, -60), file.subarray(-2)]),
      'coded data that ends before: the file is damaged',
    ],
    ['with a marker in its data', edited(SOS + 60, 0xff, 0xd9), 'coded data that ends before: the file is damaged'],
    ['without a frame header', edited(SOF + 1, 0xe5), 'whole frame header'],
    ['that ends at once', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'ends before its first scan'],
    ['with a segment of no length', inserted(20, 0xff, 0xe5, 0, 1), 'segments of at least 2 bytes'],
  ])('one %s', async (_, bytes, words) => {
    const error = await refusal(bytes);
    expect(error.code).toBe('refused');
    expect(error.message).toMatch(new RegExp(words));
    expect(error.message).toMatch(/^Expected /);
  });

  test('one whose damage shows only at its last rows, among good ones decoded at the same time', async () => {
    const last = edited(file.length - 12, 0xff, 0xd9);
    const outcomes = [file, last, file, file].map((bytes) =>
      decode(bytes).then(sha256, ({ message }: Error) => message),
    );
    expect(await Promise.all(outcomes)).toEqual([
      OF_420,
      expect.stringContaining('the file is damaged'),
      OF_420,
      OF_420,
    ]);
  });
});

describe('a JPEG that no sensor frame can be made of is refused in words', () => {
  test.each([
    ['12 bits', edited(SOF + 4, 12), 'a JPEG of 8 bits, got one of 12'],
    ['a lossless process', edited(SOF + 1, 0xc3), 'lossless or hierarchical'],
    ['no height', edited(SOF + 5, 0, 0), 'states its size, got one of 35 x 0'],
  ])('%s', async (_, bytes, words) => {
    expect((await refusal(bytes)).message).toContain(words);
  });

  test('CMYK', async () => {
    const four = Buffer.concat([file.subarray(0, SOF), frameOfFour(), file.subarray(SOF + 19)]);
    expect((await refusal(four)).message).toContain('1 or 3 colour components, as cameras write, got four (CMYK)');
  });
});

test('a picture larger than allowed is refused by its header alone', async () => {
  const bomb = edited(SOF + 5, 16000 >> 8, 16000 & 255, 16000 >> 8, 16000 & 255);
  expect(await refusal(bomb, { maxPixels: 50_000_000 })).toMatchObject({
    code: 'tooLarge',
    message: expect.stringContaining('at most 50000000 pixels, got 16000 x 16000'),
  });
});

test('a file of nothing but segments is given up after some thousands', async () => {
  const empty = [0xff, 0xe5, 0, 2];
  const bytes = Buffer.from([0xff, 0xd8, ...Array.from({ length: 5000 }, () => empty).flat()]);
  expect((await refusal(bytes)).message).toContain('at most 4096 segments');
});

/** A frame header of 35 x 27 with four components. */
function frameOfFour(): Buffer {
  const components = [1, 2, 3, 4].flatMap((id) => [id, 0x11, 0]);
  return Buffer.from([0xff, 0xc0, 0, 8 + components.length, 8, 0, 27, 0, 35, 4, ...components]);
}
