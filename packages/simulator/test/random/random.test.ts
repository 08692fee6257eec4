import { describe, expect, it } from 'vitest';
import { Random, stream } from '../../src/random/random.ts';

describe('Random', () => {
  it('gives the numbers of the reference implementation of xoshiro128** 1.1', () => {
    // Output of xoshiro128starstar.c by Blackman and Vigna from the state 1, 2, 3, 4.
    const words = new Uint32Array(10);
    new Random([1, 2, 3, 4]).fill(words);
    expect([...words]).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('gives the same numbers one by one and in bulk', () => {
    const words = new Uint32Array(100);
    stream(1, 'a').fill(words);
    const single = stream(1, 'a');
    expect(Array.from(words, () => single.next())).toEqual([...words]);
  });

  it('draws strengths evenly in their logarithm', () => {
    const random = stream(3, 'strength');
    const draws = Array.from({ length: 20_000 }, () => random.logBetween(1, 10_000));
    const share = (limit: number): number => draws.filter((value) => value < limit).length / draws.length;
    expect([share(10), share(100), share(1000)].map((value) => Math.round(value * 20) / 20)).toEqual([0.25, 0.5, 0.75]);
  });

  it('gives other numbers for another seed, name or number', () => {
    const firsts = [stream(1, 'noise', 0), stream(2, 'noise', 0), stream(1, 'place', 0), stream(1, 'noise', 1)];
    expect(new Set(firsts.map((random) => random.next())).size).toBe(4);
  });

  it('draws streams of neighbouring numbers that do not correlate', () => {
    const [first, second] = [stream(1, 'noise', 7), stream(1, 'noise', 8)];
    let sum = 0;
    for (let i = 0; i < 50_000; i++) sum += first.between(-1, 1) * second.between(-1, 1);
    // The product has variance 1/9: five standard deviations of the mean.
    expect(Math.abs(sum / 50_000)).toBeLessThan(5 / 3 / Math.sqrt(50_000));
  });
});
