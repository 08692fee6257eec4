/** P(W ≥ w) of a standard normal variable, to 1e-7: Abramowitz & Stegun 26.2.17. */
export function normalTail(w: number): number {
  if (w < 0) return 1 - normalTail(-w);
  const t = 1 / (1 + 0.2316419 * w);
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = series.reduceRight((rest, term) => (term + rest) * t, 0);
  return (sum * Math.exp((-w * w) / 2)) / Math.sqrt(2 * Math.PI);
}
