import { createHotpix, type Frame } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import type { DngImage } from '@hotpix/dng';
import { describe, expect, it } from 'vitest';
import { readRawFile } from '../src/raw-file.ts';
import { readSensorFacts } from '../src/sensor-facts.ts';
import { dngFile, FACTS, OPAQUE, samplesFrom } from './fixtures.ts';

const STORED = { width: 64, height: 48, active: { x: 6, y: 4, width: 56, height: 40 } };

const factsOf = (change: Partial<DngImage>) => readSensorFacts(readRawFile('a.dng', dngFile(change)), FACTS, STORED);

/** A DNG of the test's choice, with the value of one tag changed where it stands. */
function withNumber(change: Partial<DngImage>, tag: number, index: number, value: number) {
  const file = readRawFile('a.dng', dngFile(change));
  const { offset } = file.directories[0].tags.get(tag)!;
  const bytes = dngFile(change);
  new DataView(bytes.buffer).setUint32(offset + 4 * index, value, true);
  return readSensorFacts(readRawFile('a.dng', bytes), FACTS, STORED);
}

describe('what a DNG says of its sensor', () => {
  const masked = [
    { x: 0, y: 0, width: 64, height: 4 },
    { x: 0, y: 4, width: 6, height: 44 },
  ];

  it('is kept: masked areas, and black levels anchored at the stored corner', () => {
    const blackPattern = [
      [510, 511],
      [512.5, 513],
    ];
    const active = { x: 7, y: 5, width: 50, height: 40 };
    expect(factsOf({ blackPattern, active })).toEqual({ blackPattern });
    expect(factsOf({ masked })).toEqual({ masked });
  });

  it('is left out where nothing is masked and black is the same everywhere', () => {
    expect(factsOf({ blackPattern: [[512, 512]] })).toEqual({});
    expect(readSensorFacts(OPAQUE, FACTS, STORED)).toEqual({});
  });

  // Top, left, bottom and right of the first area are 0, 0, 4 and 64.
  it.each([
    ['outside', 3, 65],
    ['over the active area', 2, 5],
    ['upside down', 0, 6],
    ['over another one', 2, 2 ** 31],
  ])('leaves out masked areas that lie %s', (_, index, value) => {
    expect(withNumber({ masked }, 50830, index, value)).toEqual({});
  });

  it('leaves out endless black levels', () => {
    // A denominator of 0.
    expect(withNumber({ blackPattern: [[512, 513]] }, 50714, 1, 0)).toEqual({});
  });

  it.each([
    [1.5, { pixelAspect: 1.5 }],
    [0.5, { pixelAspect: 0.5 }],
    [1.004, {}],
    [0, {}],
    [NaN, {}],
    [1000, {}],
  ])('takes an aspect of %d for %j', (pixelAspect, expected) => {
    expect(readSensorFacts(OPAQUE, { ...FACTS, pixelAspect }, STORED)).toEqual(expected);
  });
});

describe('a DNG comes back from LibRaw', () => {
  const hotpix = createHotpix({ plugins: [rawDecoder()] });
  const frameOf = async (change: Partial<DngImage>): Promise<Frame> =>
    (await hotpix.decode(sourceOf('a.dng', dngFile(change)))).frame;

  it('with its lens, its oblong pixels and its levels', async () => {
    const change = { lens: 'EF 35mm f/2', focalLength: 35, pixelAspect: 1.5, blackPattern: [[508, 512]] };
    const frame = await frameOf(change);
    expect(frame).toMatchObject({ capture: { lens: 'EF 35mm f/2', focalLength: 35 }, pixelAspect: 1.5, black: 510 });
    expect(frame.blackPattern).toEqual([[508, 512]]);
  });

  it.each([
    ['Bayer', ['RG', 'GB'], 480, 40],
    ['Bayer, of an odd size', ['RG', 'GB'], 301, 33],
    ['X-Trans', ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'], 432, 40],
    ['monochrome', undefined, 333, 40],
    ['four-colour', ['GM', 'CY'], 480, 40],
  ])('with its compressed samples: %s', async (_, mosaic, width, height) => {
    const samples = samplesFrom(1, width, height).map((value, index) => (index % 97 === 0 ? 65535 : value % 64));
    const active = { x: 2, y: 2, width: width - 4, height: height - 4 };
    const image = { samples, width, height, mosaic, active };
    const file = readRawFile('a.dng', dngFile(image));
    expect(file.directories[0].tags.get(259)?.numbers()).toEqual([7]);
    const frame = await frameOf(image);
    expect(frame).toMatchObject({ width, height, active, lossy: false });
    expect(frame.samples).toEqual(samples);
  });
});
