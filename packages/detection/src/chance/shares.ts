/** What chance puts between scores. */
import type { Chance } from './chance.ts';

/**
 * Shares of the sums of n steps between each two scores, which ascend: above 0 what upper tails lack, below what lower tails do.
 */
export function sharesOf(chance: Chance, n: number, scores: readonly number[]): number[] {
  const sumAt = (score: number): number => n * chance.mean + score * Math.sqrt(n) * chance.deviation;
  const lower = scores.map((score) => (score > 0 ? NaN : chance.atMost(n, below(sumAt(score)))));
  const upper = scores.map((score, i) => (scores[i + 1] <= 0 ? NaN : chance.atLeast(n, sumAt(score))));
  return scores.slice(1).map((to, i) => Math.max(0, to <= 0 ? lower[i + 1] - lower[i] : upper[i] - upper[i + 1]));
}

/** The greatest whole number less than a sum. */
const below = (sum: number): number => Math.ceil(sum) - 1;
