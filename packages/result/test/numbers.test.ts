import { describe, expect, test } from 'vitest';
import { decimal, exposureTime, inDn, probability, signed, significant, upTo, whole } from '../src/index.ts';

describe('numbers', () => {
  test.each([
    [736.55, '736.6'],
    [0.25, '0.3'],
    [-0.04, '0.0'],
    [12345.64, '12,345.6'],
  ])('%d is rounded as it is written in decimals: %s', (value, words) => {
    expect(decimal(value, 1)).toBe(words);
  });

  test.each([
    [312.4, '+312.4'],
    [-57, '-57.0'],
    [0.04, '0.0'],
    [-0.04, '0.0'],
  ])('%d has the sign of what is left of it: %s', (value, words) => {
    expect(signed(value, 1)).toBe(words);
  });

  test('whole ones have commas', () => {
    expect(whole(1_234_567)).toBe('1,234,567');
  });

  test('decimals that are 0 are left out', () => {
    expect([24, 5.7, 4.25].map((value) => upTo(value, 1))).toEqual(['24', '5.7', '4.3']);
  });

  test.each([
    [123456, '123,500'],
    [0.000012, '1.20e-5'],
    [-0, '0'],
  ])('%d has no more digits than are meant: %s', (value, words) => {
    expect(significant(value)).toBe(words);
  });

  test.each([
    [0, '0'],
    [-0.00001, '-1.0e-5'],
    [0.0341, '0.034'],
    [-9.96, '-10'],
    [12345.6, '12,346'],
  ])('%d in DN is %s', (value, words) => {
    expect(inDn(value)).toBe(words);
  });

  test.each([
    [1, '>99.99 %'],
    [0.987, '98.70 %'],
    [0, '0 %'],
  ])('a probability of %d is %s', (share, words) => {
    expect(probability(share)).toBe(words);
  });

  /** As `exiftool -ExposureTime` prints the same values. */
  test.each([
    [0.009914460591971874, '1/100 s'],
    [0.000125, '1/8000 s'],
    // What cameras show as these is a power of two.
    [1 / 1024, '1/1000 s'],
    [1 / 512, '1/500 s'],
    [1 / 128, '1/125 s'],
    [1 / 64, '1/60 s'],
    [1 / 32, '1/30 s'],
    [1 / 16, '1/15 s'],
    [1 / 2 ** (8 / 3), '1/6 s'],
    // No camera shows such a time.
    [1 / 90, '1/90 s'],
    [1 / 1041, '1/1041 s'],
    [1 / 100_000, '1/100000 s'],
    [10.08, '10 s'],
    [12.7, '13 s'],
    [16.3, '16.3 s'],
    [300, '300 s'],
    [0.25, '1/4 s'],
    [0.3, '0.3 s'],
    [1, '1 s'],
    [2.5, '2.5 s'],
    [30, '30 s'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(exposureTime(seconds)).toBe(words);
  });
});
