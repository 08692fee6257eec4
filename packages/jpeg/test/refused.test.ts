import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { JpegError, openJpeg } from '../src/index.ts';
import { BLOCKS, DHT, DQT, EOI, frame, restarted, segment, SOI, SOS } from './support/files.ts';
import { FORMS, jpegOf } from './support/pictures.ts';

const file = (...parts: number[][]): Uint8Array => Uint8Array.from([SOI, ...parts, EOI].flat());
const DATA = BLOCKS[0];

describe('openJpeg refuses', () => {
  test.each([
    ['arithmetic codes', file(DQT, frame(0xc9, 8, 8), SOS, DATA)],
    ['conditions of arithmetic codes', file(DQT, segment(0xcc, 0, 0), frame(0xc0, 8, 8), DHT, SOS, DATA)],
    ['lossless coding', file(frame(0xc3, 8, 8), DHT, SOS, DATA)],
    ['hierarchical coding', file(segment(0xde, 8, 0, 8, 0, 8, 1, 1, 0x11, 0), DQT, frame(0xc5, 8, 8), DHT, SOS, DATA)],
    ['12 bits', file(DQT, frame(0xc1, 8, 8, 12), DHT, SOS, DATA)],
    ['a height behind the scan', file(DQT, frame(0xc0, 8, 0), DHT, SOS, DATA, segment(0xdc, 0, 8))],
    ['a height told twice', file(DQT, frame(0xc0, 8, 8), DHT, SOS, DATA, segment(0xdc, 0, 8))],
    ['a component that no scan holds', file(DQT, segment(0xc0, 8, 0, 8, 0, 8, 2, 1, 17, 0, 2, 17, 0), DHT, SOS, DATA)],
    ['a scan that comes twice', file(DQT, frame(0xc0, 8, 8), DHT, SOS, DATA, SOS, DATA)],
    ['bits that no scan sends', file(DQT, frame(0xc2, 8, 8), DHT, segment(0xda, 1, 1, 0, 0, 0, 1), [0b10_101_111])],
  ])('%s, and names the way out', (_, bytes) => {
    expect(() => openJpeg(bytes)).toThrow(
      expect.objectContaining({ code: 'unsupported', message: expect.stringContaining('Encode the picture anew') }),
    );
  });

  test.each([
    ['no JPEG', Uint8Array.from([1, 2, 3])],
    ['no end', restarted().subarray(0, -2)],
    ['too few restart intervals', file(DQT, frame(0xc0, 8, 24), DHT, segment(0xdd, 0, 1), SOS, DATA)],
    ['restart intervals out of their turn', restarted().map((byte) => (byte === 0xd1 ? 0xd2 : byte))],
    ['too few blocks', file(DQT, frame(0xc0, 8, 16), DHT, SOS, DATA)],
    ['too many blocks', file(DQT, frame(0xc0, 8, 8), DHT, SOS, Array<number[]>(9).fill(DATA).flat())],
    ['a code that is none', file(DQT, frame(0xc0, 8, 8), DHT, SOS, [0b1111_1110])],
    ['no quantisation table', file(frame(0xc0, 8, 8), DHT, SOS, DATA)],
    [
      'a quantisation step of 0',
      file(segment(0xdb, 0, ...Array<number>(64).fill(0)), frame(0xc0, 8, 8), DHT, SOS, DATA),
    ],
    ['no Huffman table of a progressive one', file(DQT, frame(0xc2, 8, 8), segment(0xda, 1, 1, 0, 0, 0, 0), DATA)],
    ['more codes than bits', file(segment(0xc4, 0, 3, ...Array<number>(15).fill(0), 1, 2, 3), DQT)],
    ['a sampling factor of 5', file(DQT, segment(0xc0, 8, 0, 8, 0, 8, 1, 1, 0x51, 0), DHT, SOS, DATA)],
    ['a marker that T.81 does not assign', file(DQT, segment(0x02, 0), frame(0xc0, 8, 8), DHT, SOS, DATA)],
    ['a second start', file(DQT, SOI, frame(0xc0, 8, 8), DHT, SOS, DATA)],
    ['a frame header of another length', file(DQT, segment(0xc0, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0), DHT, SOS, DATA)],
    ['a scan header of another length', file(DQT, frame(0xc0, 8, 8), DHT, segment(0xda, 1, 1, 0, 0, 63, 0, 0), DATA)],
    ['a restart interval of another length', file(DQT, frame(0xc0, 8, 8), DHT, segment(0xdd, 0, 0, 0), SOS, DATA)],
    ['a size that so few bytes cannot hold', file(DQT, frame(0xc0, 16_000, 16_000), DHT, SOS, DATA)],
  ])('%s as damaged', (_, bytes) => {
    expect(() => openJpeg(bytes)).toThrow(expect.objectContaining({ code: 'badJpeg' }));
  });

  test('more pixels than allowed', async () => {
    expect(() => openJpeg(file(DQT, frame(0xc0, 65_500, 65_500), DHT, SOS, DATA))).toThrow(
      expect.objectContaining({ code: 'tooLarge' }),
    );
    const small = await jpegOf();
    expect(() => openJpeg(small, { maxPixels: 83 * 61 - 1 })).toThrow(expect.objectContaining({ code: 'tooLarge' }));
    expect(openJpeg(small, { maxPixels: 83 * 61 }).width).toBe(83);
  });

  test.each(['baseline 4:2:0', 'progressive'])('every beginning of a JPEG, %s', async (form) => {
    const whole = await jpegOf(FORMS[form]);
    for (let length = 0; length < whole.length; length += 97) {
      expect(() => openJpeg(whole.subarray(0, length))).toThrow(JpegError);
    }
  });
});

const opens = (bytes: Uint8Array): Uint8Array | undefined => {
  try {
    const jpeg = openJpeg(bytes);
    jpeg.planes[0].change(0, 0, Array<number>(64).fill(40));
    return jpeg.encode().bytes;
  } catch (error) {
    expect(error).toBeInstanceOf(JpegError);
    return undefined;
  }
};
const decodes = async (bytes: Uint8Array): Promise<boolean> => {
  const outcome = sharp(bytes, { failOn: 'warning', limitInputPixels: 1e6 }).raw().toBuffer();
  return outcome.then(
    () => true,
    () => false,
  );
};

test.each(['baseline 4:2:0', 'progressive', 'greyscale'])(
  'of a damaged JPEG, %s, comes an error in words, or a file as sound as it was',
  async (form) => {
    const whole = await jpegOf(FORMS[form]);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const damaged = whole.slice();
        for (const [at, value] of places) damaged[at] = value;
        const changed = opens(damaged);
        if (changed && (await decodes(damaged))) expect(await decodes(changed)).toBe(true);
      }),
      { numRuns: 150 },
    );
  },
);
