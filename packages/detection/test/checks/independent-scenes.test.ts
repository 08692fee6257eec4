import { describe, expect, test } from 'vitest';
import { independentScenes } from '../../src/checks/independent-scenes.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { checkInput, withEdges } from '../support/check-input.ts';
import { mosaicShape } from '../../../core/test/support/shapes.ts';

const shape = mosaicShape({ width: 96, height: 64 });
const FRAMES = 12;
const good = (): ReturnType<typeof noisePlanes> => noisePlanes(shape, FRAMES);

/**
 * Edges in all of twelve frames everywhere: with sums of these slopes. All pairs agree at 12; at 0 they disagree a little more
 * often than they agree, (0 − 12) / (11 · 12) = −1/11; ±4 are 4/132, about nothing.
 */
const check = (slopes: number[], repeats = 1) =>
  independentScenes(checkInput({ shape, frames: FRAMES, repeats, planes: withEdges(good(), FRAMES, slopes) }));

describe('scenes', () => {
  test('that differ pass', () => {
    expect(check([4, -4])).toMatchObject({ status: 'passed', value: 0.03 });
  });

  test('that are all the same fail', () => {
    const found = check([12, -12]);
    expect(found).toMatchObject({ status: 'failed', value: 1 });
    expect(found?.message).toContain('their edges agree by 100 %');
  });

  test('of which more than every seventh pair is the same are a warning', () => {
    // (100 − 12) / 132 = 0.667 fails; the mean of it and of four times 0.03 is 0.158.
    expect(check([6, -6])).toMatchObject({ status: 'warning', value: 0.182 });
  });

  test('of which most pairs are the same fail', () => {
    expect(check([10, -10])).toMatchObject({ status: 'failed', value: 0.667 });
  });

  test('that come more than one and a half times are a warning that says how often', () => {
    const found = check([4, -4], 1.6);
    expect(found?.status).toBe('warning');
    expect(found?.message).toContain('each 1.6 times on average');
  });

  test('that repeat their differences are a warning, though their edges do not agree', () => {
    const offsets = noisePlanes(shape, 1, { seed: 5 }).sum;
    const planes = noisePlanes(shape, FRAMES, { zOf: (noise, site) => noise + offsets[site] / 8 });
    const found = independentScenes(checkInput({ shape, frames: FRAMES, planes }));
    expect(found?.status).toBe('warning');
    // Sums of variance 12 + 144 of steps of variance 2: √(156 / 24) = 2.5.
    expect(found?.message).toMatch(/Pixels repeat their differences 2\.[3-7] times more/);
  });

  test('without edges pass', () => {
    expect(independentScenes(checkInput())).toMatchObject({ status: 'passed', value: 0 });
  });

  test('are not asked for in dark frames and flat fields', () => {
    const { chance: _, ...even } = checkInput();
    expect(independentScenes(even)).toBeUndefined();
  });
});
