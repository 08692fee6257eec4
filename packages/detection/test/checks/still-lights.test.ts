import { describe, expect, test } from 'vitest';
import { stillLights } from '../../src/checks/still-lights.ts';
import { checkInput } from '../support/check-input.ts';

const check = (lights: number, all: number) => stillLights(checkInput({ still: { lights, all } }));

describe('lights that stand still', () => {
  test('fail from ten on, with what to do', () => {
    expect(check(9, 20)?.status).toBe('passed');
    expect(check(9, 20)?.message).toMatch(/what stands out is narrower/);
    expect(check(10, 20)).toMatchObject({ status: 'failed', value: 10 });
    expect(check(10, 20)?.message).toMatch(
      /^10 of 20 bright pixels are .* Add photographs between which the camera moved/,
    );
  });

  test('pass where they are less than a quarter of what stands out', () => {
    expect(check(100, 401)?.status).toBe('passed');
    expect(check(100, 400)?.status).toBe('failed');
  });

  test('pass where nothing stands out, and nothing is said to be narrow', () => {
    expect(check(0, 0)).toMatchObject({
      status: 'passed',
      message: expect.stringMatching(/nothing bright stands out/),
    });
  });

  test('are not looked for where nobody counted them', () => {
    expect(stillLights(checkInput())).toBeUndefined();
  });
});
