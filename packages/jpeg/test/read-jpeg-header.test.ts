import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JpegError, readJpegHeader } from '../src/index.ts';

const SOI = [0xff, 0xd8];
const segment = (marker: number, ...payload: number[]): number[] => [0xff, marker, 0, payload.length + 2, ...payload];
/** 8 bits, 640 x 480, three components of 2x1, 1x1 and 1x1. */
const frame = segment(0xc2, 8, 1, 224, 2, 128, 3, 1, 0x21, 0, 2, 0x11, 1, 3, 0x11, 1);
const scan = segment(0xda, 1, 1, 0, 0, 63, 0);
const jpeg = (...parts: number[][]): Uint8Array => Uint8Array.from([SOI, ...parts, [0x12, 0x34, 0xff, 0xd9]].flat());

describe('the header of a JPEG', () => {
  test('has the frame as T.81 lays it out', () => {
    expect(readJpegHeader(jpeg(frame, scan))).toMatchObject({
      process: 0xc2,
      precision: 8,
      width: 640,
      height: 480,
      components: [
        { id: 1, h: 2, v: 1, table: 0 },
        { id: 2, h: 1, v: 1, table: 1 },
        { id: 3, h: 1, v: 1, table: 1 },
      ],
      scan: 2 + frame.length,
    });
  });

  test('keeps the segments in their order, over fill bytes and stray bytes between them', () => {
    const comment = segment(0xfe, 104, 105);
    const { segments } = readJpegHeader(jpeg(segment(0xe1, 7), [0xff, 0xff], comment, [0x00, 0x01], frame, scan));
    expect(segments.map(({ marker }) => marker)).toEqual([0xe1, 0xfe, 0xc2]);
    expect([...segments[1].bytes]).toEqual(comment);
  });
});

test.each([
  ['has no frame', jpeg(scan), 'a whole frame header'],
  ['ends before its scan', jpeg(frame), 'ends before its first scan'],
  ['is cut within a segment', Uint8Array.from([...SOI, ...frame.slice(0, 9)]), 'is cut short'],
  ['has a segment of no length', jpeg([0xff, 0xe0, 0, 1], frame, scan), 'segments of at least 2 bytes'],
])('a JPEG that %s is refused', (_, bytes, message) => {
  expect(() => readJpegHeader(bytes)).toThrow(message);
});

test('any bytes give a header or an error in words', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      try {
        readJpegHeader(Uint8Array.from([...SOI, ...noise]));
      } catch (error) {
        expect(error).toBeInstanceOf(JpegError);
      }
    }),
  );
});
