/** DNGs that say of their samples what cannot be: each fails by itself, with what it says in words. */
import { describe, expect, test } from 'vitest';
import { findTag, readTiff, TAG, type TiffTag } from '@hotpix/tiff';
import { toFrame } from '../src/frame.ts';
import { readRawFile } from '../src/raw-file.ts';
import { dngFile } from './fixtures.ts';
import { newUnpacker } from './unpacker.ts';

/** A DNG of black 512 and white 16383, 2 x 2 filters, whose bytes are changed where the values of a tag lie. */
function changed(tag: number, change: (view: DataView, values: number) => void): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(dngFile());
  change(new DataView(bytes.buffer), (findTag(readTiff(bytes), tag) as TiffTag).offset);
  return bytes;
}

/** The same with the field itself changed to one number of another type, which stands in the field. */
function retyped(tag: number, type: number, write: (view: DataView, at: number) => void): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(dngFile());
  const view = new DataView(bytes.buffer);
  for (let at = 10; at < 512; at += 12) {
    if (view.getUint16(at, true) !== tag) continue;
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, 1, true);
    write(view, at + 8);
    return bytes;
  }
  throw new Error(`no tag ${tag}`);
}

async function decode(bytes: Uint8Array<ArrayBuffer>) {
  const answer = await newUnpacker().unpack({ bytes: bytes.slice(), maxPixels: 1e6 });
  if (answer.status !== 'mosaic') throw new Error(answer.status);
  return toFrame(readRawFile('a.dng', bytes), answer);
}

const FLOAT = 11;
const fraction = (over: number, under: number) =>
  changed(TAG.BlackLevel, (view, at) => {
    view.setUint32(at, over, true);
    view.setUint32(at + 4, under, true);
  });
const float = (tag: number, value: number) => retyped(tag, FLOAT, (view, at) => view.setFloat32(at, value, true));
const white = (value: number) => changed(TAG.WhiteLevel, (view, at) => view.setUint32(at, value, true));

describe('a DNG is refused with its levels in words where', () => {
  test.each([
    ['black is divided by 0', fraction(512, 0), 'black Infinity and white 16383'],
    ['black is 0 divided by 0', fraction(0, 0), 'black NaN and white 16383'],
    ['black is above white', fraction(60_000, 1), 'black 60000 and white 16383'],
    ['black is no number', float(TAG.BlackLevel, NaN), 'black NaN and white 16383'],
    ['black is endless', float(TAG.BlackLevel, Infinity), 'black Infinity and white 16383'],
    ['white is no number', float(TAG.WhiteLevel, NaN), 'black 512 and white NaN'],
    ['white is 0', white(0), 'black 512 and white 0'],
    ['white is black', white(512), 'black 512 and white 512'],
  ])('%s', async (_, bytes, came) => {
    await expect(decode(bytes)).rejects.toMatchObject({
      code: 'refused',
      message: `Expected black levels below the white level, got ${came}. The file is damaged. Copy it again from the card or a backup.`,
    });
  });
});

const filters = (...codes: number[]) =>
  changed(TAG.CFAPattern, (view, at) => codes.forEach((code, i) => view.setUint8(at + i, code)));
const size = (rows: number, columns: number) =>
  changed(TAG.CFARepeatPatternDim, (view, at) => {
    view.setUint16(at, rows, true);
    view.setUint16(at + 2, columns, true);
  });

describe('a DNG is refused with its filters in words where', () => {
  test.each([
    ['no filter has a colour', filters(200, 201, 202, 203), 'the colours 200 201 202 203'],
    ['one filter has none', filters(0, 1, 1, 9), 'the colours 0 1 1 9'],
    ['the pattern has no rows', size(0, 2), '0 x 2, of 4 filters'],
    ['the pattern has more rows than filters', size(65_535, 65_535), '65535 x 65535, of 4 filters'],
    ['the pattern has fewer rows than filters', size(1, 1), '1 x 1, of 4 filters'],
  ])('%s', async (_, bytes, came) => {
    await expect(decode(bytes)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(`got ${came}. The file is damaged.`),
    });
  });
});

test('one that says what can be is read', async () => {
  await expect(decode(new Uint8Array(dngFile()))).resolves.toMatchObject({
    black: 512,
    white: 16383,
    mosaic: ['RG', 'GB'],
  });
});
