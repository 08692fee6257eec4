import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRaf } from '../src/raf.ts';

/** A RAF file of nothing but its header and its directory at 160, big-endian. */
function raf(entries: readonly (readonly [tag: number, values: readonly number[]])[]): Uint8Array {
  const bytes = new Uint8Array(400);
  const view = new DataView(bytes.buffer);
  view.setUint32(92, 160);
  view.setUint32(160, entries.length);
  let at = 164;
  for (const [tag, values] of entries) {
    view.setUint16(at, tag);
    view.setUint16(at + 2, values.length);
    bytes.set(values, at + 4);
    at += 4 + values.length;
  }
  return bytes;
}

/** A RAF with a TIFF at 400 whose directory points to another by the tag 0xf000, which holds the levels as 0xf00a. */
function withTiff(levels: readonly number[], isLittleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(800);
  bytes.set(raf([]));
  const view = new DataView(bytes.buffer);
  view.setUint32(100, 400);
  const tiff = new DataView(bytes.buffer, 400);
  tiff.setUint16(0, isLittleEndian ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, isLittleEndian);
  const entry = (at: number, tag: number, count: number, value: number): void => {
    tiff.setUint16(at, 1, isLittleEndian);
    tiff.setUint16(at + 2, tag, isLittleEndian);
    tiff.setUint16(at + 4, 4, isLittleEndian);
    tiff.setUint32(at + 6, count, isLittleEndian);
    tiff.setUint32(at + 10, value, isLittleEndian);
  };
  tiff.setUint32(4, 8, isLittleEndian);
  entry(8, 0xf000, 1, 40);
  entry(40, 0xf00a, levels.length, 80);
  levels.forEach((level, i) => tiff.setUint32(80 + 4 * i, level, isLittleEndian));
  return bytes;
}

describe('reading the directory of a Fujifilm RAF', () => {
  it('lists the X-Trans filters from the last of the file to its first, 0 for red, 1 for green, 2 for blue', () => {
    const codes = Array.from('BGGRGG' + 'RGGBGG' + 'GBRGRB' + 'RGGBGG' + 'BGGRGG' + 'GRBGBR', (letter) =>
      'RGB'.indexOf(letter),
    );
    expect(
      readRaf(
        raf([
          [0x100, [0, 1, 0, 2]],
          [0x131, codes],
        ]),
      ),
    ).toEqual({
      xTrans: ['RBGBRG', 'GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB'],
      isDiagonal: false,
    });
  });

  it('knows the diagonal rows of a Super CCD', () => {
    expect(readRaf(raf([[0x130, [0, 4, 0, 0]]]))).toEqual({ isDiagonal: true });
    expect(readRaf(raf([[0x130, [12, 12, 12, 12]]]))).toEqual({ isDiagonal: false });
  });

  it('gives the mean of the black levels of its TIFF, whichever its byte order', () => {
    const levels = Array.from({ length: 36 }, (_, i) => (i % 2 === 0 ? 1020 : 1026));
    expect(readRaf(withTiff(levels, true))?.black).toBe(1023);
    expect(readRaf(withTiff([1022, 1023, 1024, 1027], false))?.black).toBe(1024);
    expect(readRaf(withTiff([1022, 1023, 1024], false))?.black).toBeUndefined();
    expect(readRaf(raf([]))?.black).toBeUndefined();
  });

  it('takes no pattern of unknown colours', () => {
    expect(readRaf(raf([[0x131, Array(36).fill(7)]]))).toEqual({ isDiagonal: false });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, directory) => {
        if (bytes.length >= 96) new DataView(bytes.buffer, bytes.byteOffset).setUint32(92, directory);
        readRaf(bytes);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
