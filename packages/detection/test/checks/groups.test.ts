import { describe, expect, test } from 'vitest';
import { groups } from '../../src/checks/groups.ts';
import { defect } from '../support/hits.ts';
import { checkInput } from '../support/check-input.ts';

/** Defects of groups of those sizes, and so many single ones. */
const check = (singles: number, ...sizes: number[]) =>
  groups(
    checkInput({
      defects: [
        ...Array.from({ length: singles }, (_, i) => defect(9 * i, 1)),
        ...sizes.flatMap((size, i) =>
          Array.from({ length: size }, (_, j) => defect(9 * i + j, 50, { cluster: i + 1 })),
        ),
      ],
    }),
  );

describe('the groups of defects', () => {
  test('are counted as singles, pairs and larger ones', () => {
    expect(check(7, 2, 2, 3, 5)).toMatchObject({
      status: 'passed',
      message: 'Places with defects: 7 single, 2 in pairs, 2 in larger groups.',
      value: 2,
    });
  });

  test('pass with four larger ones and hardly a single', () => {
    expect(check(1, 3, 3, 3, 3)?.status).toBe('passed');
  });

  test('are a warning where five or more are larger than pairs, and more than a tenth of all', () => {
    expect(check(40, 3, 3, 3, 3, 3)?.status).toBe('warning');
    expect(check(45, 3, 3, 3, 3, 3)?.status).toBe('passed');
  });

  test('do not count lines', () => {
    const line = defect(4, 4, { kind: 'column' });
    expect(groups(checkInput({ defects: [line] }))).toBeUndefined();
  });
});
