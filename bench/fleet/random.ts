/** Chance that is the same on every machine: Marsaglia's xorshift32, as equal seeds must give equal fleets. */
export interface Chance {
  /** From 0 up to 1. */
  share(): number;
  between(low: number, high: number): number;
  /** Of mean 0 and variance 1. */
  normal(): number;
  poisson(mean: number): number;
  of<T>(list: readonly T[]): T;
}

export function createChance(seed: number): Chance {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  const share = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 20; i++) share();
  return {
    share,
    between: (low, high) => low + (high - low) * share(),
    // Box and Muller (1958).
    normal: () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share()),
    poisson(mean) {
      let [count, product] = [0, share()];
      while (product > Math.exp(-mean)) [count, product] = [count + 1, product * share()];
      return count;
    },
    of: (list) => list[Math.floor(share() * list.length)],
  };
}
