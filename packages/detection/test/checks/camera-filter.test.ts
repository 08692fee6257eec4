import { describe, expect, test } from 'vitest';
import { cameraFilter } from '../../src/checks/camera-filter.ts';
import { checkInput } from '../support/check-input.ts';

/** Greatest samples that equal and exceed their neighbours, least ones that equal and lie below them. */
function check(...extremes: [number, number, number, number]) {
  const { planes, ...rest } = checkInput();
  planes.extremes.set(extremes);
  return cameraFilter({ ...rest, planes });
}

describe('the trace of a filter in the camera', () => {
  test('is absent from samples whose greatest are as often equal to neighbours as their least', () => {
    expect(check(500, 4500, 480, 4520)).toMatchObject({ status: 'passed', value: 0.004 });
  });

  test('is a warning that tells the share of capped samples', () => {
    const found = check(4500, 500, 500, 4500);
    expect(found).toMatchObject({ status: 'warning', value: 0.8 });
    expect(found?.message).toContain('80 % more than chance explains');
  });

  test('begins at a fifth', () => {
    expect(check(1199, 3801, 200, 4800)?.status).toBe('passed');
    expect(check(1201, 3799, 200, 4800)?.status).toBe('warning');
  });

  test('is not looked for in pictures, which count no extremes', () => {
    expect(check(0, 0, 0, 0)).toBeUndefined();
  });
});
