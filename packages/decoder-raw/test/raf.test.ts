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
