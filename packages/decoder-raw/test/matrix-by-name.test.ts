import { describe, expect, it, vi } from 'vitest';
import type { RawFacts } from '../src/facts.ts';
import { withMatrixByName } from '../src/matrix-by-name.ts';
import { readRawFile } from '../src/raw-file.ts';
import { dngFile, FACTS, OPAQUE } from './fixtures.ts';
import { newUnpacker } from './unpacker.ts';

/** As they are published for D65, in ten-thousandths: dcraw 9.28 and LibRaw list the same. */
const S40 = [
  [8606, -2573, -949],
  [-8237, 15489, 2974],
  [-2649, 3076, 9100],
];
const EOS_300D = [
  [8250, -2044, -1127],
  [-8092, 15606, 2664],
  [-2893, 3453, 8348],
];
/** Green, magenta, cyan and yellow, in the order in which DNG lists them too. */
const G1 = [
  [-5686, 10300, 2223],
  [4725, -1157, 4383],
  [-6128, 10783, 6163],
  [-2688, 12093, 604],
];

const LOST = { ...FACTS, make: 'Canon', model: '2312x1720' };
const unpacker = newUnpacker();
const unpack = ({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) => unpacker.unpack({ bytes, maxPixels: 1e6 });
const ciff = (model: string) => ({ ...OPAQUE, ciff: { make: 'Canon', model, serial: '' } });
const matrixOf = ({ camXyz }: RawFacts, colours = 3) =>
  camXyz.slice(0, colours).map((row) => row.map((value) => Math.round(value * 1e4)));

describe('the colours of a camera that LibRaw did not recognise in its file', () => {
  it.each([
    ['Canon PowerShot S40', S40],
    ['Canon EOS 300D DIGITAL', EOS_300D],
    ['Canon EOS DIGITAL REBEL', EOS_300D],
    ['Canon EOS Kiss Digital', EOS_300D],
    ['Canon PowerShot G1', G1],
  ])('are those of the %s that the file names', async (model, matrix) => {
    expect(matrixOf(await withMatrixByName(ciff(model), LOST, unpack), matrix.length)).toEqual(matrix);
  });

  it('are those of the name in the tags of a file that is built as TIFF', async () => {
    const file = readRawFile('picture.cr2', dngFile({ make: 'Canon', model: 'Canon PowerShot S40' }));
    expect(matrixOf(await withMatrixByName(file, LOST, unpack))).toEqual(S40);
  });

  it('stay unknown where no table has the name', async () => {
    expect(matrixOf(await withMatrixByName(ciff('Canon PowerShot A0'), LOST, unpack)).flat()).toEqual(Array(9).fill(0));
  });

  it('are not asked for where they are known, or the name is the one that LibRaw knew', async () => {
    const ask = vi.fn(unpack);
    const known = { ...LOST, camXyz: [...S40, [0, 0, 0]] };
    expect(await withMatrixByName(ciff('Canon PowerShot S40'), known, ask)).toBe(known);
    const named = { ...FACTS, make: 'Kodak', model: 'DC120' };
    expect(await withMatrixByName(OPAQUE, named, ask)).toBe(named);
    expect(ask).not.toHaveBeenCalled();
  });

  it('stay unknown where the question fails', async () => {
    const ask = () => Promise.resolve({ status: 'failed', fault: 'corrupt', words: [] } as const);
    expect(await withMatrixByName(ciff('Canon PowerShot S40'), LOST, ask)).toBe(LOST);
  });
});
