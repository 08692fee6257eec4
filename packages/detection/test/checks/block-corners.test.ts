import { describe, expect, test } from 'vitest';
import { blockCorners } from '../../src/checks/block-corners.ts';
import { defect } from '../support/hits.ts';
import { files, contextOf, checkInput } from '../support/check-input.ts';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';

const size = { width: 400, height: 400 };
const context = contextOf(pictureShape(size), files(12));

/** So many defects, of which the first few lie at a corner where four blocks meet. */
const check = (all: number, corners: number) =>
  blockCorners(
    checkInput({
      context,
      defects: Array.from({ length: all }, (_, i) =>
        i < corners ? defect(8 + 8 * (i % 40), 15) : defect(4 + 8 * (i % 40), 20),
      ),
    }),
  );

describe('defects at the corners of blocks', () => {
  // P(X ≥ 5) of 16 trials with 1/16 is 0.0025, P(X ≥ 6) is 0.00035.
  test('pass where the binomial distribution has so many more often than once in a thousand', () => {
    expect(check(16, 5)).toMatchObject({ status: 'passed', value: 5 });
  });

  test('are a warning where it does not', () => {
    expect(check(16, 6)).toMatchObject({ status: 'warning', value: 6 });
  });

  // P(X ≥ 2) of 2 is 1/256 = 0.0039, P(X ≥ 3) of 3 is 1/4096 = 0.00024.
  test('are no warning for two of two, but for three of three', () => {
    expect(check(2, 2)?.status).toBe('passed');
    expect(check(3, 3)?.status).toBe('warning');
  });

  test('are those in the first and last column and row of a block', () => {
    const corners: [number, number][] = [
      [0, 0],
      [7, 8],
      [8, 7],
      [15, 16],
    ];
    const others: [number, number][] = [
      [1, 0],
      [0, 1],
      [6, 8],
      [9, 7],
      [4, 4],
    ];
    const defects = [...corners, ...others].map(([x, y]) => defect(x, y));
    expect(blockCorners(checkInput({ context, defects }))?.value).toBe(4);
  });

  test('are not looked for in raw samples, nor where there are no defects', () => {
    const raw = contextOf(mosaicShape(size), files(12));
    expect(blockCorners(checkInput({ context: raw, defects: [defect(8, 8)] }))).toBeUndefined();
    expect(check(0, 0)).toBeUndefined();
  });
});

test('all of twelve thousand defects at corners are a warning as well', () => {
  expect(check(12_000, 12_000)?.status).toBe('warning');
  expect(check(12_000, 750)?.status).toBe('passed');
});
