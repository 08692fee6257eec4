import { describe, expect, test } from 'vitest';
import { joinBlobs } from '../../src/defects/blobs.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { hit, places } from '../support/hits.ts';
import { evenPicture } from '../support/even-picture.ts';

const even = evenPicture(pictureShape({ width: 100, height: 100 }));

describe('two hits of a picture', () => {
  test('two pixels apart of about equal strength are two defects where about half as much shows between them', () => {
    expect(places(joinBlobs([hit(50, 50, 60), hit(52, 50, 50), hit(51, 50, 28)], even))).toEqual(['50,50', '52,50']);
  });

  test('two pixels apart, of which one is less than half as strong, are one', () => {
    expect(places(joinBlobs([hit(50, 50, 60), hit(52, 50, 25)], even))).toEqual(['50,50']);
  });

  test('two pixels apart are one where what lies between shows as much: a smear', () => {
    expect(joinBlobs([hit(50, 50, 60), hit(51, 50, 55), hit(52, 50, 50)], even)).toHaveLength(1);
  });

  test('side by side are one, however strong', () => {
    expect(joinBlobs([hit(50, 50, 60), hit(51, 50, 59)], even)).toHaveLength(1);
  });

  test('of opposite sign three pixels apart are one: the ringing of a blob', () => {
    expect(places(joinBlobs([hit(50, 50, 60), hit(53, 51, -50)], even))).toEqual(['50,50']);
  });

  test('in one block of 8 are one where the weaker shows less than a third', () => {
    expect(joinBlobs([hit(50, 50, 60), hit(55, 55, 19)], even)).toHaveLength(1);
    expect(joinBlobs([hit(50, 50, 60), hit(55, 55, 21)], even)).toHaveLength(2);
  });

  test('are two, however weak the second, in a block that the smear of the first does not touch', () => {
    expect(joinBlobs([hit(50, 50, 60), hit(46, 50, 5)], even)).toHaveLength(1);
    expect(joinBlobs([hit(50, 50, 60), hit(56, 50, 5)], even)).toHaveLength(2);
  });
});

describe('hits of a picture whose chroma is known', () => {
  const byPlace =
    (sizes: Readonly<Record<string, number>>) =>
    ({ x, y }: { readonly x: number; readonly y: number }) =>
      sizes[`${x},${y}`];

  test('are one at the pixel that its filter shows most, though luma shows more beside it, and of the other sign', () => {
    const hits = [hit(48, 50, -46), hit(51, 50, -52), hit(50, 50, 43)];
    const sizes = byPlace({ '48,50': -53, '51,50': -58, '50,50': 83 });
    expect(places(joinBlobs(hits, even, sizes))).toEqual(['50,50']);
  });

  test('are one where only chroma, which is coarse, shows as much beside the stronger', () => {
    const hits = [hit(50, 50, 40), hit(48, 49, 12)];
    expect(places(joinBlobs(hits, even, byPlace({ '50,50': 62, '48,49': 38 })))).toEqual(['50,50']);
  });

  test('are two where luma shows both', () => {
    const hits = [hit(50, 50, 40), hit(48, 49, 30)];
    expect(places(joinBlobs(hits, even, byPlace({ '50,50': 62, '48,49': 38 })))).toEqual(['48,49', '50,50']);
  });
});

test('a blob lies where it shows most, and has the score of its best hit with the sign of what it shows', () => {
  const hits = [hit(51, 50, -20, { score: -30, confidence: 0.9 }), hit(50, 50, 60, { score: 12, confidence: 0.5 })];
  expect(joinBlobs(hits, even)).toMatchObject([{ x: 50, y: 50, score: 30, confidence: 0.9 }]);
});

test('blobs come best first: of certain ones that which shows most', () => {
  const blobs = joinBlobs([hit(20, 20, 10), hit(80, 80, 90), hit(50, 50, 60)], even);
  expect(blobs.map(({ x }) => x)).toEqual([80, 50, 20]);
});

describe('the extent of a blob', () => {
  const extentOf = (...hits: Parameters<typeof joinBlobs>[0]) => joinBlobs(hits, even)[0].extent;

  test('is even around its peak, though a smear stands out on one side only', () => {
    expect(extentOf(hit(50, 50, 60), hit(53, 50, 15))).toEqual({ x: 47, y: 47, width: 7, height: 7 });
  });

  test('holds as much around a defect that touches it', () => {
    expect(extentOf(hit(50, 50, 60), hit(51, 50, 59))).toEqual({ x: 48, y: 48, width: 6, height: 5 });
  });

  test('leaves out what the rounding of a block of 8 made of it', () => {
    expect(extentOf(hit(50, 50, 60), hit(55, 49, -10))).toEqual({ x: 48, y: 48, width: 5, height: 5 });
  });

  test('holds a weaker hit in a block that only a wider smear touches', () => {
    expect(extentOf(hit(50, 50, 60), hit(44, 50, 10))).toEqual({ x: 44, y: 48, width: 9, height: 5 });
  });
});
