import { describe, expect, it } from 'vitest';
import { readDefectMap } from '../../src/read-defect-map.ts';
import { writeDefectMap } from '../../src/write-defect-map.ts';
import { GEOMETRY, mapOf, pixel } from '../support/maps.ts';

const read = (bytes: Uint8Array) => readDefectMap(bytes, 'mask.fits', GEOMETRY).defects;

/** A file of cards as they stand, and of samples. */
function fitsOf(cards: string[], samples: Uint8Array): Uint8Array {
  const blocks = (length: number) => Math.ceil(length / 2880) * 2880;
  const header = [...cards, 'END'].map((card) => card.padEnd(80)).join('');
  const file = new Uint8Array(blocks(header.length) + blocks(samples.length));
  file.set(new TextEncoder().encode(header.padEnd(blocks(header.length))));
  file.set(samples, blocks(header.length));
  return file;
}
const HEAD = ['SIMPLE  =                    T', 'BITPIX  =                    8', 'NAXIS   =                    2'];
const SIZE = ['NAXIS1  =                   20', 'NAXIS2  =                   12'];
/** One bad pixel: the second of the first row of the file. */
const SECOND = Uint8Array.from({ length: 240 }, (_, index) => (index === 1 ? 255 : 0));

describe('a mask as FITS', () => {
  const { bytes } = writeDefectMap('fits', mapOf(pixel(3, 2), { x: 19, y: 11, width: 1, height: 1 }));

  it('has a header of the standard, of cards of 80 characters in blocks of 2880 bytes', () => {
    const header = new TextDecoder().decode(bytes.subarray(0, 2880));
    expect(
      header
        .match(/.{80}/g)
        ?.map((card) => card.trimEnd())
        .filter((card) => card !== ''),
    ).toEqual([
      'SIMPLE  =                    T / FITS standard 4.0',
      'BITPIX  =                    8 / unsigned bytes',
      'NAXIS   =                    2 /',
      'NAXIS1  =                   20 / stored width, masked borders included',
      'NAXIS2  =                   12 / stored height, masked borders included',
      "ROWORDER= 'BOTTOM-UP'          / the first row is the lowest",
      "EXTNAME = 'DEFECTS '           / 0: good pixel, 255: bad pixel",
      'END',
    ]);
    expect(bytes).toHaveLength(2 * 2880);
  });

  it('begins with the lowest row of the frame', () => {
    const bad = [...bytes.subarray(2880).entries()].filter(([, value]) => value !== 0);
    expect(bad).toEqual([
      [19, 255],
      [(11 - 2) * 20 + 3, 255],
    ]);
  });

  it('is read from the bottom, or from the top where it says so', () => {
    expect(read(fitsOf([...HEAD, ...SIZE], SECOND))).toEqual([pixel(1, 11)]);
    expect(read(fitsOf([...HEAD, ...SIZE, "ROWORDER= 'TOP-DOWN'"], SECOND))).toEqual([pixel(1, 0)]);
  });

  it('is read from samples of 16 bits with an offset, in which 0 is stored as -32768', () => {
    const samples = Uint8Array.from({ length: 480 }, (_, index) => (index % 2 === 0 ? 0x80 : Number(index === 3)));
    const cards = [HEAD[0], 'BITPIX  =                   16', HEAD[2], ...SIZE, 'BZERO   =              32768.0 / '];
    expect(read(fitsOf([...cards, 'BSCALE  = 1'], samples))).toEqual([pixel(1, 11)]);
  });

  const bitpix = (bits: number): string => `BITPIX  = ${String(bits).padStart(20)}`;
  const wide = (valueAt: (index: number) => bigint): Uint8Array => {
    const samples = new DataView(new ArrayBuffer(8 * 240));
    for (let index = 0; index < 240; index++) samples.setBigInt64(8 * index, valueAt(index));
    return new Uint8Array(samples.buffer);
  };

  it('is read from samples of 64 bits, as numpy has them', () => {
    const samples = wide((index) => (index === 1 ? 1n : 0n));
    expect(read(fitsOf([HEAD[0], bitpix(64), HEAD[2], ...SIZE], samples))).toEqual([pixel(1, 11)]);
  });

  it('is read from unsigned samples of 64 bits, in which 1 is stored as 1 - 2^63', () => {
    const samples = wide((index) => (index === 1 ? 1n : 0n) - 2n ** 63n);
    const cards = [HEAD[0], bitpix(64), HEAD[2], ...SIZE, 'BZERO   =  9223372036854775808'];
    expect(read(fitsOf(cards, samples))).toEqual([pixel(1, 11)]);
  });

  it.each([-32, -64])('may have NaN for bad pixels, in samples of %i bits', (bits) => {
    const samples = new DataView(new ArrayBuffer((240 * -bits) / 8));
    for (const index of [1, 21]) {
      if (bits === -32) samples.setFloat32(4 * index, NaN);
      else samples.setFloat64(8 * index, NaN);
    }
    const file = fitsOf([HEAD[0], bitpix(bits), HEAD[2], ...SIZE], new Uint8Array(samples.buffer));
    expect(read(file)).toEqual([{ ...pixel(1, 10), height: 2 }]);
  });

  it('may have a third axis of one', () => {
    const cards = [...HEAD.slice(0, 2), 'NAXIS   = 3', ...SIZE, 'NAXIS3  = 1'];
    expect(read(fitsOf(cards, SECOND))).toEqual([pixel(1, 11)]);
  });

  it.each([
    ['no END', new TextEncoder().encode(HEAD[0].padEnd(2880)), /with an END in the header/],
    ['no axes', fitsOf(HEAD.slice(0, 2), SECOND), /an image of two axes in the header, got NAXIS undefined/],
    [
      'a billion axes',
      fitsOf([...HEAD.slice(0, 2), 'NAXIS   = 1000000000'], SECOND),
      /two axes in the header, got NAXIS 1000000000/,
    ],
    ['three planes', fitsOf([...HEAD.slice(0, 2), 'NAXIS   = 3', ...SIZE, 'NAXIS3  = 3'], SECOND), /got 20 x 12 x 3/],
    [
      'another size',
      fitsOf([...HEAD, SIZE[0], 'NAXIS2  = 13'], SECOND),
      /16 x 9 \(active\) pixels in the mask, got 20 x 13/,
    ],
    ['samples of 7 bits', fitsOf([HEAD[0], 'BITPIX  = 7', HEAD[2], ...SIZE], SECOND), /a BITPIX of 8, 16, 32/],
    [
      'too few samples',
      fitsOf([...HEAD, ...SIZE], SECOND).subarray(0, 3000),
      /240 bytes of samples in the mask, got 120/,
    ],
    [
      'three values',
      fitsOf([...HEAD, ...SIZE], SECOND.with(5, 7)),
      /0 for good and 255 for bad pixels in the mask at \(5, 11\), got 7:/,
    ],
  ])('with %s is refused', (_, file, message) => {
    expect(() => read(file)).toThrow(message);
  });
});
