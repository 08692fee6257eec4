import { describe, expect, test } from 'vitest';
import { covarianceParts, fitParts } from '../../../src/interpolate/lmmse/covariance-model.ts';
import { sumOfProducts } from '../../../src/interpolate/lmmse/like-patches.ts';
import { removeMeans, type Members } from '../../../src/interpolate/lmmse/members.ts';
import { STEPS } from '../../../src/interpolate/lmmse/neighbourhood.ts';
import { solve } from '../../../src/interpolate/lmmse/solve.ts';

describe('the weights of a linear estimate', () => {
  test('of two correlated variables, as worked by hand', () => {
    // K = [[4, 2], [2, 3]], k = [2, 1]: the inverse of K is [[3, -2], [-2, 4]] / 8, so w = [6 - 2, -4 + 4] / 8.
    const covariance = Float64Array.of(4, 2, 2, 2, 3, 1, 2, 1, 9);
    expect([...solve(covariance, 3)]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0, 12)]);
  });

  test('of an autoregressive sequence is that of its last value', () => {
    // Covariances 0.8^|i - j|: given the value before, those further back say nothing (the Markov property).
    const covariance = Float64Array.from({ length: 25 }, (_, at) => 0.8 ** Math.abs(Math.floor(at / 5) - (at % 5)));
    expect([...solve(covariance, 5)]).toEqual([0, 0, 0, 0.8].map((weight) => expect.closeTo(weight, 12)));
  });
});

test('the mean of a colour is taken from its members, the predicted one apart', () => {
  const members: Members = {
    ...{ steps: [0, 1, 2, 3, 24], places: new Int32Array(5) },
    ...{ colours: Uint8Array.of(0, 1, 0, 1, 1), counts: Uint8Array.of(2, 2) },
  };
  const values = Float64Array.of(99, 10, 100, 20, 300, 150);
  removeMeans(values, 1, members);
  expect([...values]).toEqual([99, -5, -100, 5, 100, -50]);
});

test('products of patches are summed by their weights', () => {
  // Two patches, (1, 3) and (2, 5), stored member by member, of weights 1 and 10.
  const sums = sumOfProducts({ values: Float64Array.of(1, 2, 3, 5), count: 2 }, Float64Array.of(1, 10), 2);
  expect([...sums]).toEqual([41, 103, 103, 259]);
});

describe('the model of images', () => {
  const last = STEPS.length - 1;
  const find = (dx: number, dy: number): number => STEPS.findIndex((step) => step.dx === dx && step.dy === dy);
  /** Left, right and middle of one colour. */
  const row: Members = {
    ...{ steps: [find(-1, 0), find(1, 0), last], places: new Int32Array(3) },
    ...{ colours: new Uint8Array(3), counts: Uint8Array.of(2) },
  };

  test('knows light and noise of a single colour', () => {
    const [light, noise, ...more] = covarianceParts(row);
    expect(more).toEqual([]);
    // Values less the mean of left and right. Noise: left 1/2, middle 1 + 1/2, left with right -1/2, with the middle 0.
    expect([...noise]).toEqual([0.5, -0.5, 0, -0.5, 0.5, 0, 0, 0, 1.5].map((value) => expect.closeTo(value, 12)));
    // Half the difference of two pixels two apart has the variance (f(2) - f(0)) / 2 with f(d) = sqrt(d^2 + 0.7^2).
    expect(light[0]).toBeCloseTo((Math.sqrt(4.49) - 0.7) / 2, 12);
  });

  test('finds the parts of which a covariance is made', () => {
    const [light, noise] = covarianceParts(row);
    const made = light.map((value, i) => 3 * value + 5 * noise[i]);
    expect([...fitParts([light, noise], made)]).toEqual([...made].map((value) => expect.closeTo(value, 6)));
  });

  test('has no negative part', () => {
    const [light, noise] = covarianceParts(row);
    const below = light.map((value, i) => value - 0.01 * noise[i]);
    const fitted = fitParts([light, noise], below);
    expect(fitted[0] / light[0]).toBeCloseTo(fitted[8] / light[8], 9);
  });
});
