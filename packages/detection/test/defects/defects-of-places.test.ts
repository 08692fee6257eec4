import type { Defect } from '@hotpix/core';
import { describe, expect, test } from 'vitest';
import { defectsOfPlaces } from '../../src/defects/defects-of-places.ts';
import { defect } from '../support/hits.ts';
import { mosaicShape } from '../../../core/test/support/shapes.ts';

const shape = mosaicShape({ width: 200, height: 200 });
const block = (x: number, y: number, width: number, height: number): Defect[] =>
  Array.from({ length: width * height }, (_, i) => defect(x + (i % width), y + Math.floor(i / width)));
const found = (places: readonly Defect[], namesLines = false) =>
  defectsOfPlaces(places, shape, namesLines).map(({ kind, extent: { x, y, width, height } }) =>
    [kind, x, y, width, height].join(' '),
  );

describe('pixels of a list in a column or row', () => {
  test('are a line from six on', () => {
    expect(found(block(40, 50, 1, 6))).toEqual(['column 40 50 1 6']);
    expect(found(block(40, 50, 6, 1))).toEqual(['row 40 50 6 1']);
    expect(found(block(40, 50, 1, 5))).toHaveLength(5);
  });

  test('are one with eight good ones between, and two with nine', () => {
    expect(found([...block(40, 50, 1, 10), ...block(40, 68, 1, 10)])).toEqual(['column 40 50 1 28']);
    expect(found([...block(40, 50, 1, 10), ...block(40, 69, 1, 10)])).toEqual([
      'column 40 50 1 10',
      'column 40 69 1 10',
    ]);
  });

  test('are none where fewer than half of the stretch are listed, but for the part that is', () => {
    const sparse = Array.from({ length: 20 }, (_, i) => defect(40, 50 + 3 * i));
    expect(found(sparse)).toHaveLength(20);
    expect(found([...sparse, ...block(40, 111, 1, 8)])).toContain('column 40 111 1 8');
  });

  test('are a spot where those beside them are as bad', () => {
    expect(found(block(40, 50, 8, 8))).toHaveLength(64);
  });

  test('are lines side by side where these are long', () => {
    expect(found(block(40, 50, 2, 16))).toEqual(['column 40 50 1 16', 'column 41 50 1 16']);
    expect(found(block(40, 50, 2, 15))).toHaveLength(30);
  });

  test('are a column and a row that cross', () => {
    expect(found([...block(40, 20, 1, 60), ...block(10, 50, 60, 1)])).toEqual(['column 40 20 1 60', 'row 10 50 60 1']);
  });

  test('stay pixels where the list tells lines by name', () => {
    expect(found(block(40, 50, 1, 6), true)).toHaveLength(6);
  });
});

test('what is listed twice, or lies on a line that is listed, counts once', () => {
  const line: Defect = { ...defect(40, 50), kind: 'column', extent: { x: 40, y: 50, width: 1, height: 60 } };
  expect(found([line, line, defect(40, 70), defect(10, 10), defect(10, 10)])).toEqual([
    'column 40 50 1 60',
    'hot 10 10 1 1',
  ]);
});
