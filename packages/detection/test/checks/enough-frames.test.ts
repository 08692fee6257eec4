import { describe, expect, test } from 'vitest';
import { enoughFrames } from '../../src/checks/enough-frames.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { checkInput } from '../support/check-input.ts';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';

const size = { width: 96, height: 64 };
const times = (message = ''): number => Number(/([\d.]+) times the noise/.exec(message)?.[1]);

describe('whether there are photographs enough', () => {
  test('is so with ten, which tell from where on a pixel is found', () => {
    const found = enoughFrames(checkInput({ frames: 10 }));
    expect(found).toMatchObject({ status: 'passed', value: 10 });
    // A probability of 1e-6 is 4.75 standard deviations, over the root of ten.
    expect(Math.abs(times(found?.message) - 4.753 / Math.sqrt(10))).toBeLessThan(0.15);
  });

  test('is not so with six, which do not show weak ones', () => {
    const found = enoughFrames(checkInput({ frames: 6 }));
    expect(found?.status).toBe('warning');
    expect(found?.message).toContain('They do not show weaker ones. Add 4 or more photographs of other scenes.');
  });

  test('is not so with five, which do not tell what blinks either', () => {
    expect(enoughFrames(checkInput({ frames: 5 }))?.message).toContain(
      'They do not show weaker ones, whether a pixel blinks. Add 5',
    );
  });

  test('is not so with three, which do not tell what is stuck at a usual level either', () => {
    const { message } = enoughFrames(checkInput({ frames: 3 })) ?? {};
    expect(message).toContain('weaker ones, pixels stuck at a usual level, whether a pixel blinks.');
  });

  test('is not so with six pictures, which never tell what is stuck at a usual level', () => {
    const { message } = enoughFrames(checkInput({ frames: 6, shape: pictureShape(size) })) ?? {};
    expect(message).toContain('weaker ones, pixels stuck at a usual level.');
  });

  test('is not so where even the greatest difference in all is expected by accident', () => {
    const shape = mosaicShape(size);
    const planes = noisePlanes(shape, 2, { zOf: (noise) => 6 * noise });
    const found = enoughFrames(checkInput({ frames: 2, shape, planes }));
    expect(found).toMatchObject({ status: 'warning', value: 2 });
    expect(found?.message).toMatch(/^2 photographs cannot tell any defect from chance/);
  });

  test('is not asked of dark frames and flat fields', () => {
    const { chance: _, ...even } = checkInput();
    expect(enoughFrames(even)).toBeUndefined();
  });
});
