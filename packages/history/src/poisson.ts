/** Interval of a rate by a count. */

/** A number with its interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The mean of a Poisson variable that came to `count`, with its exact two-sided interval (Garwood, Biometrika 28, 1936): the means by which so
 * many or more, and so many or fewer, have a probability of half of what is left beside `confidence`.
 * @param count whole, 0 or more
 */
export function poissonInterval(count: number, confidence = 0.95): Estimate {
  const tail = (1 - confidence) / 2;
  const low = count === 0 ? 0 : meanWhere((mean) => 1 - lowerTail(count - 1, mean) < tail, count);
  return { value: count, low, high: meanWhere((mean) => lowerTail(count, mean) > tail, count) };
}

/** The largest mean for which a condition holds that holds below it. */
function meanWhere(holds: (mean: number) => boolean, count: number): number {
  let [low, high] = [0, 20 + 2 * count + 20 * Math.sqrt(count)];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** P(X ≤ k): the terms are summed downwards from the k-th, in proportion to the largest that they hold. */
function lowerTail(k: number, mean: number): number {
  if (mean === 0) return 1;
  let [logTerm, top] = [-mean, -mean];
  const logs = [logTerm];
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log(mean / i);
    logs.push(logTerm);
    top = Math.max(top, logTerm);
  }
  return Math.exp(top) * logs.reduce((sum, log) => sum + Math.exp(log - top), 0);
}
