/** Tails of the normal and the chi-square distribution. */
import { exp, log, log1p } from './exact-math.ts';

const TINY = 1e-300;

/** Density of the standard normal distribution. */
export function normalDensity(w: number): number {
  return exp((-w * w) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * P(W ≥ w) of a standard normal variable, with small relative error far out as well.
 * Half of Q(1/2, w²/2), Abramowitz & Stegun 26.4.
 */
export function normalTail(w: number): number {
  const half = upperGamma(0.5, (w * w) / 2) / 2;
  return w >= 0 ? half : 1 - half;
}

/** The w at which P(W ≥ w) of a standard normal variable is as given, for probabilities from 1e-300 to 1/2. */
export function normalDeviate(tail: number): number {
  let [low, high] = [0, 38];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalTail(middle) > tail) low = middle;
    else high = middle;
  }
  return low;
}

/** P(χ² ≤ x) with the given degrees of freedom: P(k/2, x/2), Abramowitz & Stegun 26.4.19. */
export function chiSquareLower(degrees: number, x: number): number {
  return x <= 0 ? 0 : lowerGamma(degrees / 2, x / 2);
}

/**
 * P(X ≥ k) of n independent trials that each succeed with probability p, with small relative error far out as well: the terms
 * are summed from the k-th on, in the logarithm.
 */
export function binomialTail(n: number, k: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  const odds = p / (1 - p);
  if (k <= n * p) return 1 - binomialTail(n, n - k + 1, 1 - p);
  const first = exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * log(p) + (n - k) * log1p(-p));
  let [term, sum] = [first, first];
  for (let i = k; i < n && term > sum * 1e-16; i++) sum += term *= ((n - i) / (i + 1)) * odds;
  return Math.min(1, sum);
}

/** Regularised lower incomplete gamma function P(a, x). */
function lowerGamma(a: number, x: number): number {
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Regularised upper incomplete gamma function Q(a, x). */
function upperGamma(a: number, x: number): number {
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/** Series 6.5.29 of Abramowitz & Stegun, good for x < a + 1. */
function gammaSeries(a: number, x: number): number {
  if (x === 0) return 0;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-16; n++) sum += term *= x / (a + n);
  return sum * exp(a * log(x) - x - logGamma(a));
}

/** Continued fraction 6.5.31 of Abramowitz & Stegun by the modified Lentz method, good for x ≥ a + 1. */
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1, step = 0; n < 10_000 && Math.abs(step - 1) > 1e-15; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / orTiny(an * d + b);
    c = orTiny(b + an / c);
    step = d * c;
    h *= step;
  }
  return h * exp(a * log(x) - x - logGamma(a));
}

const orTiny = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** ln Γ(a) for a > 0: Stirling's series 6.1.41 of Abramowitz & Stegun after moving a above 10 by 6.1.15. */
function logGamma(a: number): number {
  let shift = 0;
  while (a < 10) shift += log(a++);
  const r = 1 / (a * a);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680)))) / a;
  return (a - 0.5) * log(a) - a + log(2 * Math.PI) / 2 + series - shift;
}
