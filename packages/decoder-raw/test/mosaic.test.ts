import { describe, expect, it } from 'vitest';
import { findMosaic } from '../src/mosaic.ts';
import { readRawFile } from '../src/raw-file.ts';
import { dngFile, FACTS, OPAQUE } from './fixtures.ts';

const SIZE = { width: 96, height: 72, left: 0, top: 0, activeWidth: 96, activeHeight: 72 };
/** A picture without anything on it. */
const CORNER = { ...SIZE, samples: new Uint16Array(SIZE.width * SIZE.height).fill(512) };

describe('the mosaic of a raw file', () => {
  // The patterns that dcraw.c lists above its FC, there for the two columns 0 and 1.
  it.each([
    [0x16161616, 'RGBG', ['BG', 'GR']],
    [0x61616161, 'RGBG', ['GR', 'BG']],
    [0x49494949, 'RGBG', ['GB', 'RG']],
    [0x94949494, 'RGBG', ['RG', 'GB']],
    [0xb4b4b4b4, 'GMCY', ['GM', 'YC']],
    [0xe1e4e1e4, 'GMCY', ['GM', 'CY', 'MG', 'CY']],
    [0x1b4e4b1e, 'GMCY', ['CY', 'MG', 'YC', 'GM', 'CY', 'GM', 'YC', 'MG']],
    [0x1e4b4e1b, 'GMCY', ['YC', 'MG', 'CY', 'GM', 'YC', 'GM', 'CY', 'MG']],
  ])('is unpacked from filters %i of %s', (filters, cdesc, expected) => {
    expect(findMosaic(OPAQUE, { ...FACTS, filters, cdesc }, CORNER)).toEqual(expected);
  });

  it('counts the second green of RGBG as green', () => {
    expect(findMosaic(OPAQUE, { ...FACTS, filters: 0xb4b4b4b4 }, CORNER)).toEqual(['RG', 'GB']);
  });

  it.each([
    [1, 0, ['GR', 'BG']],
    [0, 1, ['GB', 'RG']],
    [13, 7, ['BG', 'GR']],
    [12, 6, ['RG', 'GB']],
  ])('is turned from an active area at (%i, %i) to the stored corner', (left, top, expected) => {
    expect(findMosaic(OPAQUE, FACTS, { ...CORNER, left, top })).toEqual(expected);
  });

  it('is absent for a monochrome sensor', () => {
    expect(findMosaic(OPAQUE, { ...FACTS, filters: 0, colors: 1 }, CORNER)).toBeUndefined();
  });

  it('comes from the tags of a DNG, for LibRaw keeps X-Trans to itself', () => {
    const mosaic = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];
    const file = readRawFile('picture.dng', dngFile({ mosaic }));
    expect(findMosaic(file, { ...FACTS, filters: 9 }, { ...CORNER, left: 6, top: 4 })).toEqual(mosaic);
  });

  it('is unknown for the 16x16 pattern of a Leaf CatchLight, which LibRaw calls 1', () => {
    expect(findMosaic(OPAQUE, { ...FACTS, filters: 1 }, CORNER)).toBe('unknown');
  });

  it('is unclear for an X-Trans picture of nothing in a file that says nothing', () => {
    expect(findMosaic(OPAQUE, { ...FACTS, filters: 9 }, CORNER)).toBe('unclear');
  });

  it('is unknown where a colour has no letter', () => {
    expect(findMosaic(OPAQUE, { ...FACTS, cdesc: 'RGB' }, CORNER)).toBe('unknown');
  });

  it('comes from the directory of a RAF, unless its rows are diagonal', () => {
    const xTrans = ['RBGBRG', 'GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB'];
    const file = { ...OPAQUE, raf: { xTrans, isDiagonal: false } };
    expect(findMosaic(file, { ...FACTS, filters: 9 }, CORNER)).toEqual(xTrans);
    expect(findMosaic({ ...OPAQUE, raf: { isDiagonal: true } }, FACTS, CORNER)).toBe('unknown');
  });
});
