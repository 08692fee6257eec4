/** What planes a header promises. */
import { describe, expect, test } from 'vitest';
import { createPlaneDecoder, planesOf } from '../../src/index.ts';
import { ascii, BLOCKS, DHT, DQT, EOI, frame, segment, SOI, SOS } from '../support/files.ts';
import { jpegOf } from '../support/pictures.ts';

const JFIF = segment(0xe0, ...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0);
const adobe = (transform: number): number[] => segment(0xee, ...ascii('Adobe'), 0, 100, 0, 0, 0, 0, transform);
const threeOf = (...ids: number[]): number[] =>
  segment(0xc0, 8, 0, 5, 0, 9, 3, ...ids.flatMap((id, i) => [id, i === 0 ? 0x22 : 0x11, 0]));
const file = (...parts: number[][]): Uint8Array =>
  Uint8Array.from([SOI, DQT, ...parts, DHT, SOS, BLOCKS[0], EOI].flat());

test('sizes are those of the picture, of each component at its own sampling', () => {
  expect(planesOf(file(threeOf(1, 2, 3)))).toMatchObject({
    width: 9,
    height: 5,
    colour: 'ycbcr',
    components: [
      { id: 1, width: 9, height: 5, horizontal: 2, vertical: 2 },
      { id: 2, width: 5, height: 3, horizontal: 1, vertical: 1 },
      { id: 3, width: 5, height: 3, horizontal: 1, vertical: 1 },
    ],
  });
});

describe('the colour is told, as libjpeg does,', () => {
  test.each([
    ['grey, by one component', [frame(0xc0, 8, 8)], 'grey'],
    ['YCbCr where nothing tells', [threeOf(1, 2, 3)], 'ycbcr'],
    ['RGB by an Adobe segment of no transform', [adobe(0), threeOf(1, 2, 3)], 'rgb'],
    ['YCbCr by an Adobe segment of another', [adobe(1), threeOf(82, 71, 66)], 'ycbcr'],
    ['by the last of two Adobe segments', [adobe(1), adobe(0), threeOf(1, 2, 3)], 'rgb'],
    ['RGB by the names of the components', [threeOf(82, 71, 66)], 'rgb'],
    ['YCbCr by JFIF, whatever Adobe and the names are', [JFIF, adobe(0), threeOf(82, 71, 66)], 'ycbcr'],
    ['by Adobe where JFIF is cut short', [segment(0xe0, ...ascii('JFIF\0')), adobe(0), threeOf(1, 2, 3)], 'rgb'],
    ['by the names where Adobe is cut short', [segment(0xee, ...ascii('Adobe')), threeOf(1, 2, 3)], 'ycbcr'],
  ])('%s', (_, parts, colour) => {
    expect(planesOf(file(...parts))?.colour).toBe(colour);
  });
});

const OTHERS: [string, Uint8Array][] = [
  ['arithmetic codes', file(frame(0xc9, 8, 8))],
  ['lossless coding', file(frame(0xc3, 8, 8))],
  ['12 bits', file(frame(0xc1, 8, 8, 12))],
  ['a height behind the scan', file(frame(0xc0, 8, 0))],
  ['two components', file(segment(0xc0, 8, 0, 8, 0, 8, 2, 1, 0x11, 0, 2, 0x11, 0))],
];

describe('no planes here has a JPEG of', () => {
  test.each(OTHERS)('%s', (_, bytes) => {
    expect(planesOf(bytes)).toBeUndefined();
    const decode = (): void => createPlaneDecoder().decode(bytes, []);
    expect(decode).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });

  test('CMYK', async () => {
    expect(planesOf(await jpegOf({ channels: 4 }))).toBeUndefined();
  });
});

test('more pixels than allowed are refused by the header', () => {
  expect(() => planesOf(file(frame(0xc0, 65_500, 65_500)))).toThrow(expect.objectContaining({ code: 'tooLarge' }));
  const small = file(frame(0xc0, 8, 8));
  expect(() => planesOf(small, { maxPixels: 63 })).toThrow(expect.objectContaining({ code: 'tooLarge' }));
  expect(() => createPlaneDecoder({ maxPixels: 63 }).decode(small, [])).toThrow(
    expect.objectContaining({ code: 'tooLarge' }),
  );
});
