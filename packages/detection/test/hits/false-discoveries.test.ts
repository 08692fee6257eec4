import { describe, expect, test } from 'vitest';
import { withoutFalseDiscoveries } from '../../src/hits/false-discoveries.ts';

/** Finds of which chance makes so many at least as certain. */
const finds = (...expected: number[]): { confidence: number }[] =>
  expected.map((value) => ({ confidence: Math.exp(-value) }));
const kept = (...expected: number[]): number => withoutFalseDiscoveries(finds(...expected)).length;

describe('finds', () => {
  test('alone are kept where chance makes fewer than a twentieth', () => {
    expect(kept(0.049)).toBe(1);
    expect(kept(0.051)).toBe(0);
  });

  test('that are doubtful are kept beside certain ones, a twentieth for each find', () => {
    const certain = Array<number>(9).fill(0);
    expect(kept(...certain, 0.49)).toBe(10);
    expect(kept(...certain, 0.51)).toBe(9);
  });

  test('that are doubtful help each other by their number', () => {
    // The third of three has 0.14 ≤ 0.05 · 3, so that those before it are kept as well.
    expect(kept(0.12, 0.13, 0.14)).toBe(3);
    expect(kept(0.12, 0.13, 0.16)).toBe(0);
  });

  test('keep their order', () => {
    const given = finds(0.04, 0, 0.02);
    expect(withoutFalseDiscoveries(given)).toEqual(given);
  });

  test('may be none', () => {
    expect(withoutFalseDiscoveries([])).toEqual([]);
  });
});

test('sets of noise, whose finds come as chance has them, give any in one of twenty at most', () => {
  // The most certain of n finds of a set has an expected number that is exponential: P(E ≤ e) = 1 − exp(−e).
  const sets = Array.from({ length: 2000 }, (_, i) => -Math.log(1 - (i + 0.5) / 2000));
  const share = sets.filter((expected) => kept(expected) > 0).length / sets.length;
  expect(share).toBeCloseTo(1 - Math.exp(-0.05), 2);
});
