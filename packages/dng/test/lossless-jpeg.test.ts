import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeLosslessJpeg } from '../src/lossless-jpeg/encode.ts';
import { fitHuffman } from '../src/lossless-jpeg/huffman.ts';
import { readLosslessJpeg } from './read-lossless-jpeg.ts';

const encode = (samples: readonly number[], width: number, components: number): Uint8Array =>
  encodeLosslessJpeg({ samples: Uint16Array.from(samples), width, height: samples.length / width, components });

describe('lossless JPEG', () => {
  it('is what the words of T.81 give by hand', () => {
    // Differences 0, 1 and, from the sample above, 0, then 0: code 0 for none, 10 for one bit, 11 for nobody.
    expect(Array.from(encode([32768, 32769, 32768, 32768], 2, 1))).toEqual([
      ...[0xff, 0xd8],
      ...[0xff, 0xc3, 0, 11, 16, 0, 2, 0, 2, 1, 0, 0x11, 0],
      ...[0xff, 0xc4, 0, 21, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      ...[0xff, 0xda, 0, 8, 1, 0, 0, 1, 0, 0],
      ...[0b0_10_1_0_0_11, 0xff, 0xd9],
    ]);
  });

  it('gives a difference of 32768 no bits of its own', () => {
    // Both differences are 32768 modulo 65536: their code is a single 0.
    expect(Array.from(encode([0, 32768], 2, 1).slice(-3))).toEqual([0b00_111111, 0xff, 0xd9]);
  });

  it('puts a zero behind each 0xFF of the data', () => {
    // Differences 32767, -32767 and 32767: behind the code 0 of their only category fifteen ones, zeros, ones.
    const data = [0x7f, 0xff, 0, 0, 0, 0x7f, 0xff, 0];
    expect(Array.from(encode([65535, 32768, 65535], 3, 1).slice(-10))).toEqual([...data, 0xff, 0xd9]);
  });

  it('gives back all samples, smooth or wild, of 1 to 4 components', () => {
    const wild = fc.constantFrom(0, 1, 255, 32767, 32768, 32769, 65535);
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .chain(([components, columns, height]) => {
        const length = components * columns * height;
        const sample = fc.oneof(wild, fc.nat(65535), fc.integer({ min: 500, max: 530 }));
        return fc.record({
          components: fc.constant(components),
          width: fc.constant(components * columns),
          samples: fc.array(sample, { minLength: length, maxLength: length }),
        });
      });
    fc.assert(
      fc.property(block, ({ components, width, samples }) => {
        expect(readLosslessJpeg(encode(samples, width, components))).toEqual({
          precision: 16,
          width: width / components,
          height: samples.length / width,
          components,
          predictor: 1,
          samples,
        });
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});

describe('the Huffman code', () => {
  it('is that of least length: the five counts of a common example', () => {
    // 15, 7, 6, 6 and 5, and 1 for the code of all ones: 15 · 1 + (7 + 6 + 6) · 3 + 5 · 4 bits and none shorter.
    const { lengths } = fitHuffman([15, 7, 6, 6, 5]);
    expect(Array.from(lengths)).toEqual([1, 3, 3, 3, 4]);
  });

  it('has no code longer than 16 bits, where counts like the powers of 2 ask for 17', () => {
    const { lengths } = fitHuffman(Array.from({ length: 17 }, (_, power) => 2 ** power));
    expect(Math.max(...lengths)).toBe(16);
    // With the code of all ones, which is a longest one, nothing is left over: Kraft's sum is 1.
    expect(lengths.reduce((sum, length) => sum + 2 ** -length, 2 ** -16)).toBe(1);
  });

  it('gives no code to what never occurs', () => {
    const { lengths, values } = fitHuffman([0, 4, 0, 1]);
    expect(Array.from(lengths)).toEqual([0, 1, 0, 2]);
    expect(Array.from(values)).toEqual([1, 3]);
  });
});
