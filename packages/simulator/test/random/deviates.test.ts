import { describe, expect, it } from 'vitest';
import { normalOf, POISSON_LIMIT, poissonOf } from '../../src/random/deviates.ts';
import { exponential, logarithm, power } from '../../src/random/elementary.ts';
import { stream } from '../../src/random/random.ts';

const COUNT = 400_000;

function draw(of: (word: number) => number): Float64Array {
  const words = new Uint32Array(COUNT);
  stream(11, 'deviates').fill(words);
  return Float64Array.from(words, of);
}

const moment = (values: Float64Array, power: number): number => {
  return values.reduce((sum, value) => sum + value ** power, 0) / values.length;
};

describe('normalOf', () => {
  const values = draw(normalOf);

  it('has the moments of the normal distribution', () => {
    expect(moment(values, 1)).toBeCloseTo(0, 2);
    expect(moment(values, 2)).toBeCloseTo(1, 2);
    expect(moment(values, 4)).toBeCloseTo(3, 1);
  });

  it('has its quantiles', () => {
    const beyond = (limit: number): number => values.filter((value) => value > limit).length / COUNT;
    // From the printed tables: 15.866 %, 2.275 %, 0.135 %.
    expect(beyond(1)).toBeCloseTo(0.15866, 2);
    expect(beyond(2)).toBeCloseTo(0.02275, 3);
    expect(beyond(3)).toBeCloseTo(0.00135, 3);
  });

  it('reaches beyond six standard deviations', () => {
    expect(normalOf(0xffffffff)).toBeGreaterThan(6);
    expect(normalOf(0)).toBe(-normalOf(0xffffffff));
  });
});

describe('poissonOf', () => {
  it.each([0.03, 0.7, 3.3, 12.55, 31.9])('has mean and variance %d', (mean) => {
    const values = draw((word) => poissonOf(mean, word));
    const deviation = Math.sqrt(mean / COUNT);
    const average = moment(values, 1);
    expect(Math.abs(average - mean)).toBeLessThan(5 * deviation);
    const variance = moment(values, 2) - average * average;
    expect(Math.abs(variance - mean)).toBeLessThan(5 * Math.sqrt((2 * mean * mean + mean) / COUNT) + 1 / 256);
  });

  it('counts nothing with probability e^-mean', () => {
    const values = draw((word) => poissonOf(2, word));
    expect(values.filter((value) => value === 0).length / COUNT).toBeCloseTo(0.1353, 2);
  });

  it('counts nothing where nothing is expected', () => {
    expect(draw((word) => poissonOf(0, word)).every((value) => value === 0)).toBe(true);
  });

  it('ends for any word up to its limit', () => {
    expect(poissonOf(POISSON_LIMIT - 1e-9, 0xffffffff)).toBeGreaterThan(POISSON_LIMIT);
  });
});

describe('elementary functions', () => {
  it.each([-600, -20.5, -1, -1e-9, 0, 0.3, 1, 12.7, 600])('exponential(%d) is that of Math', (x) => {
    expect(exponential(x) / Math.exp(x)).toBeCloseTo(1, 12);
  });

  it.each([1e-300, 1e-5, 0.5, 0.999999, 1, 2, 1234.5, 1e300])('logarithm(%d) is that of Math', (x) => {
    expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThan(1e-13 * Math.max(1, Math.abs(Math.log(x))));
  });

  it('power(0.2, 2.4) is that of Math', () => {
    expect(power(0.2, 2.4)).toBeCloseTo(0.2 ** 2.4, 14);
  });
});
