/** Files that are damaged, hostile, or of a kind that is not known. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlaneDecoder, planesOf } from '../../src/index.ts';
import { damages } from '../support/damage.ts';
import { expectErrorOrSamples } from '../support/error-or-samples.ts';
import { DECODERS, planesBy } from '../support/planes.ts';
import { FORMS, jpegOf } from '../support/pictures.ts';
import { BLOCKS, DHT, DQT, EOI, frame, restarted, segment, SOI, SOS } from '../support/files.ts';
import { fileOf, forms } from '../support/random-jpeg.ts';

const file = (...parts: number[][]): Uint8Array => Uint8Array.from([SOI, DQT, ...parts, EOI].flat());
const DATA = BLOCKS[0];
const THREE = segment(0xda, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0);
/** Progressive scans: DC, then all else. */
const DC = segment(0xda, 1, 1, 0, 0, 0, 0);
const AC = segment(0xda, 1, 1, 0, 1, 63, 0);
const table = (slot: number, counts: number[], ...symbols: number[]): number[] =>
  segment(0xc4, slot, ...counts, ...Array<number>(16 - counts.length).fill(0), ...symbols);
/** '0' is a run of 2 or 3 empty blocks. */
const EOB_TABLE = table(0x10, [1], 0x10);

describe.each(Object.entries(DECODERS))('by %s', (_, decoder) => {
  test('a damaged file is refused in words, or gives the samples of libjpeg', async () => {
    const before = new Set<string>();
    await fc.assert(
      fc.asyncProperty(forms, damages, async (form, damage) => {
        before.add(await expectErrorOrSamples(decoder, damage(fileOf(form))));
      }),
      { numRuns: 250 },
    );
    expect([...before].sort()).toEqual(['decoded', 'refused']);
  });

  test.each(['baseline 4:2:0', 'progressive'])('every beginning of a JPEG, %s, is refused', async (form) => {
    const whole = await jpegOf(FORMS[form]);
    for (let length = whole.length - 1; length > 700; length -= 61) {
      expect(() => planesBy(decoder, whole.subarray(0, length))).toThrow(expect.objectContaining({ code: 'badJpeg' }));
    }
  });

  test.each([
    ['too few blocks', file(frame(0xc0, 8, 16), DHT, SOS, DATA)],
    ['too many blocks', file(frame(0xc0, 8, 8), DHT, SOS, Array<number[]>(9).fill(DATA).flat())],
    ['a code that is none', file(frame(0xc0, 8, 8), DHT, SOS, [0b1111_1110])],
    ['restart intervals out of their turn', restarted().map((byte) => (byte === 0xd1 ? 0xd2 : byte))],
    [
      'a run of blocks that goes on behind the last',
      file(frame(0xc2, 8, 8), DHT, DC, [0b0_1111111], EOB_TABLE, AC, [0b0_0_11_1111]),
    ],
  ])('%s is told as damage', (_, bytes) => {
    expect(() => planesBy(decoder, bytes)).toThrow(expect.objectContaining({ code: 'badJpeg' }));
  });
});

describe('what libjpeg refuses is refused:', () => {
  test.each([
    ['a code of ones alone', file(frame(0xc0, 8, 8), table(0x00, [2], 0, 3), table(0x10, [1], 0), SOS, DATA)],
    ['a DC difference of 16 bits', file(frame(0xc0, 8, 8), table(0x00, [1, 1], 0, 16), table(0x10, [1], 0), SOS, DATA)],
    ['a table without codes', file(frame(0xc0, 8, 8), table(0x00, []), table(0x10, [1], 0), SOS, DATA)],
    [
      'more than 10 blocks in an MCU',
      file(segment(0xc0, 8, 0, 8, 0, 8, 3, 1, 0x44, 0, 2, 0x11, 0, 3, 0x11, 0), DHT, THREE, Array<number>(6).fill(0)),
    ],
  ])('%s', (_, bytes) => {
    expect(() => planesBy(createPlaneDecoder(), bytes)).toThrow(expect.objectContaining({ code: 'badJpeg' }));
  });
});

test('more pixels than are allowed are refused with what to do', () => {
  const bytes = file(frame(0xc0, 80, 8), DHT, SOS, DATA);
  expect(() => planesOf(bytes, { maxPixels: 600 })).toThrow(
    expect.objectContaining({
      code: 'tooLarge',
      message: 'Expected a JPEG of at most 600 pixels, got 80 x 8. Allow more by maxPixels, if the file is known.',
    }),
  );
});

test('more work than any camera asks for is refused before it is done', () => {
  const side = 16_000;
  const bands = Array.from({ length: 63 }, (_, k) => segment(0xda, 1, 1, 0, k + 1, k + 1, 0));
  const bytes = file(frame(0xc2, side, side), DHT, DC, Array<number>(side ** 2 / 512).fill(0), ...bands);
  const decode = (): void => createPlaneDecoder().decode(bytes, [new Uint8Array(side ** 2)]);
  expect(decode).toThrow(expect.objectContaining({ code: 'tooLarge', message: expect.stringContaining('blocks') }));
});

test('a size that so few bytes cannot hold takes no memory', () => {
  const decoder = createPlaneDecoder();
  const decode = (): void =>
    decoder.decode(file(frame(0xc0, 16_000, 16_000), DHT, SOS, DATA), [new Uint8Array(16_000 ** 2)]);
  expect(decode).toThrow(expect.objectContaining({ code: 'badJpeg' }));
  expect(decoder.memory).toBeLessThan(1e6);
});
