/** Normal and Poisson deviates out of random words by table, for the millions of pixels of a frame. */
import { exponential } from './elementary.ts';

const QUANTILES = 65_536;
/** Means from which the normal distribution stands for the Poisson one. */
export const POISSON_LIMIT = 32;
const STEPS_PER_UNIT = 8;
const CELL = 96;
const CERTAIN = 2 ** 24;

const quantiles = normalQuantiles();
const poisson = poissonDistributions();

/**
 * A normal deviate of mean 0 and variance 1 out of 32 random bits: the sum of two table values, which reaches beyond
 * 6 standard deviations where one value would end at 4.3.
 */
export function normalOf(word: number): number {
  return quantiles[word & 0xffff] + quantiles[word >>> 16];
}

/**
 * A Poisson deviate of a mean from 0 up to POISSON_LIMIT out of 32 random bits. The mean is rounded at random to one of the two
 * tabulated neighbours, which keeps it exact and adds at most 1/256 to the variance.
 */
export function poissonOf(mean: number, word: number): number {
  const cell = Math.floor(mean * STEPS_PER_UNIT + ((word & 255) + 0.5) / 256) * CELL;
  const bits = word >>> 8;
  let count = 0;
  while (bits >= poisson[cell + count]) count++;
  return count;
}

/** Quantiles of the middles of equal shares, by integrating the density, scaled so that the sum of two has variance 1. */
function normalQuantiles(): Float32Array {
  const step = 1 / 512;
  const half = new Float64Array(QUANTILES / 2);
  let [x, share, density] = [0, 0, 1 / Math.sqrt(2 * Math.PI)];
  for (let i = 0; i < half.length;) {
    const nextDensity = exponential(-((x + step) * (x + step)) / 2) / Math.sqrt(2 * Math.PI);
    const nextShare = share + ((density + nextDensity) * step) / 2;
    for (; i < half.length && (i + 0.5) / QUANTILES <= nextShare; i++) {
      half[i] = x + (step * ((i + 0.5) / QUANTILES - share)) / (nextShare - share);
    }
    [x, share, density] = [x + step, nextShare, nextDensity];
  }
  const variance = half.reduce((sum, value) => sum + value * value, 0) / half.length;
  const scale = 1 / Math.sqrt(2 * variance);
  const table = new Float32Array(QUANTILES);
  half.forEach((value, i) => {
    table[QUANTILES / 2 + i] = value * scale;
    table[QUANTILES / 2 - 1 - i] = -value * scale;
  });
  return table;
}

/** Cumulative Poisson distributions in 2^-24, one cell for each tabulated mean. */
function poissonDistributions(): Uint32Array {
  const means = POISSON_LIMIT * STEPS_PER_UNIT + 1;
  const table = new Uint32Array(means * CELL).fill(CERTAIN);
  for (let i = 0; i < means; i++) {
    const mean = i / STEPS_PER_UNIT;
    let probability = exponential(-mean);
    let sum = 0;
    for (let count = 0; count < CELL - 1; count++) {
      sum += probability;
      table[i * CELL + count] = Math.min(CERTAIN, Math.floor(sum * CERTAIN + 0.5));
      probability *= mean / (count + 1);
    }
  }
  return table;
}
