import { describe, expect, test } from 'vitest';
import { findLines, joinLines, trustedLines, withoutLines, type Line } from '../../src/defects/lines.ts';
import { column, hit, places, row } from '../support/hits.ts';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';

const size = { width: 200, height: 200 };
const mosaic = mosaicShape(size);
const picture = pictureShape(size);

function line(kind: 'column' | 'row', x: number, y: number, length: number, amplitude = 100): Line {
  const [width, height] = kind === 'column' ? [1, length] : [length, 1];
  return { ...hit(x, y, amplitude), kind, extent: { x, y, width, height } };
}

describe('hits in one column', () => {
  test('are a column from six on', () => {
    expect(findLines(column(40, 50, 5), mosaic)).toEqual([]);
    expect(findLines(column(40, 50, 6), mosaic)).toMatchObject([
      { kind: 'column', x: 40, y: 50, extent: { x: 40, y: 50, width: 1, height: 6 } },
    ]);
  });

  test('are one column across gaps of eight good pixels', () => {
    const parts = [...column(40, 50, 10), ...column(40, 68, 10)];
    expect(findLines(parts, mosaic)).toMatchObject([{ extent: { y: 50, height: 28 } }]);
  });

  test('are two columns when nine good pixels lie between', () => {
    const parts = [...column(40, 50, 10), ...column(40, 69, 10)];
    expect(findLines(parts, mosaic)).toMatchObject([{ extent: { y: 50 } }, { extent: { y: 69 } }]);
  });

  test('are no column when fewer than half of its pixels are hits', () => {
    const sparse = Array.from({ length: 10 }, (_, i) => hit(40, 50 + 3 * i));
    expect(findLines(sparse, mosaic)).toEqual([]);
  });

  test('too bright and too dark are no column together', () => {
    const mixed = Array.from({ length: 8 }, (_, i) => hit(40, 50 + i, i % 2 === 0 ? 100 : -100));
    expect(findLines(mixed, mosaic)).toEqual([]);
  });

  test('are found in any order', () => {
    expect(findLines(column(40, 50, 12).reverse(), mosaic)).toMatchObject([{ y: 50, extent: { height: 12 } }]);
  });

  test('have the mean amplitude, and the score of their sum', () => {
    const [found] = findLines([...column(40, 50, 8, 100), ...column(40, 58, 8, 200)], mosaic);
    expect(found.amplitude).toBe(150);
    expect(found.score).toBe(20 * Math.sqrt(16));
  });
});

test('hits in one row are a row', () => {
  expect(findLines(row(30, 70, 20), mosaic)).toMatchObject([
    { kind: 'row', x: 30, y: 70, extent: { x: 30, y: 70, width: 20, height: 1 } },
  ]);
});

test('a row and a column that cross are both found, with the pixel of the crossing in each', () => {
  const cross = [...column(40, 50, 30), ...row(25, 60, 30).filter(({ x }) => x !== 40)];
  const lines = joinLines(findLines(cross, mosaic), mosaic);
  expect(lines.map(({ kind, extent }) => [kind, extent]).sort()).toEqual([
    ['column', { x: 40, y: 50, width: 1, height: 30 }],
    ['row', { x: 25, y: 60, width: 30, height: 1 }],
  ]);
});

test('a blob of dust is no line', () => {
  const blob = Array.from({ length: 12 }, (_, i) => row(60, 60 + i, 12, -50)).flat();
  expect(findLines(blob, mosaic)).toEqual([]);
});

test('in a JPEG a smear sixteen pixels long is no line, one of seventeen is', () => {
  expect(findLines(column(40, 50, 16), picture)).toEqual([]);
  expect(findLines(column(40, 50, 17), picture)).toHaveLength(1);
});

describe('lines beside each other', () => {
  test('are one where they lie on each other, as long as both', () => {
    const joined = joinLines([line('column', 40, 50, 30), line('column', 40, 70, 40)], mosaic);
    expect(joined).toMatchObject([{ y: 50, extent: { x: 40, y: 50, width: 1, height: 60 } }]);
  });

  test('are one where a gap lies between their ends', () => {
    expect(joinLines([line('row', 40, 50, 30), line('row', 78, 50, 30)], mosaic)).toMatchObject([
      { extent: { x: 40, width: 68 } },
    ]);
    expect(joinLines([line('row', 40, 50, 30), line('row', 79, 50, 30)], mosaic)).toHaveLength(2);
  });

  test('are one where the second was found as an echo of the first', () => {
    const echo = line('column', 42, 55, 20, -30);
    expect(joinLines([echo, line('column', 40, 50, 30, 100)], mosaic)).toMatchObject([{ x: 40 }]);
  });

  test('are two where the second shows half as much', () => {
    const other = line('column', 42, 55, 20, -50);
    expect(places(joinLines([other, line('column', 40, 50, 30, 100)], mosaic))).toEqual(['40,50', '42,55']);
  });

  test('are two where the weak one lies farther than a sensor reaches, in a picture one', () => {
    const lines = [line('column', 40, 50, 30, 100), line('column', 46, 55, 20, -30)];
    expect(joinLines(lines, mosaic)).toHaveLength(2);
    expect(joinLines(lines, picture)).toHaveLength(1);
  });

  test('of other directions are no echoes', () => {
    expect(joinLines([line('column', 40, 50, 30, 100), line('row', 30, 60, 30, 20)], mosaic)).toHaveLength(2);
  });
});

describe('a line that was found by the sum of its pixels', () => {
  const weak = [line('column', 40, 50, 60, 8)];

  test('is trusted in raw samples', () => {
    expect(trustedLines(weak, [], mosaic)).toEqual(weak);
  });

  test('is trusted in a picture where six of its pixels stand out', () => {
    expect(trustedLines(weak, column(40, 60, 5), picture)).toEqual([]);
    expect(trustedLines(weak, column(40, 60, 6), picture)).toEqual(weak);
  });

  test('is not trusted in a picture where six of its pixels stand out the other way', () => {
    expect(trustedLines(weak, column(40, 60, 6, -9), picture)).toEqual([]);
  });
});

describe('hits that lie on a line', () => {
  const lines = [line('column', 40, 50, 30)];

  test('are no defects of their own', () => {
    const hits = [hit(40, 50), hit(40, 79), hit(40, 80), hit(41, 60)];
    expect(places(withoutLines(hits, lines, mosaic))).toEqual(['40,80', '41,60']);
  });

  test('nor are those in a picture over which it is smeared', () => {
    const hits = [hit(43, 60), hit(37, 60), hit(44, 60), hit(36, 60)];
    expect(places(withoutLines(hits, lines, picture))).toEqual(['36,60', '44,60']);
  });
});
