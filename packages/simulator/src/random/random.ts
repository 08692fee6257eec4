/** Random numbers that are the same on every platform. */
import { exponential, logarithm } from './elementary.ts';
import { normalOf } from './deviates.ts';

const WORD = 2 ** 32;

/** A stream of random numbers: xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021). */
export class Random {
  private readonly state: Int32Array;
  private readonly one = new Uint32Array(1);

  /** @param state Four 32-bit words, not all zero. */
  constructor(state: ArrayLike<number>) {
    this.state = Int32Array.from(state);
  }

  /** Fills an array with numbers of 32 random bits. */
  fill(words: Uint32Array): void {
    let [s0, s1, s2, s3] = this.state;
    for (let i = 0; i < words.length; i++) {
      const scrambled = Math.imul(s1, 5);
      words[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
    }
    this.state.set([s0, s1, s2, s3]);
  }

  /** A whole number from 0 to 2^32 − 1. */
  next(): number {
    this.fill(this.one);
    return this.one[0];
  }

  /** Evenly distributed from low up to, but without, high. */
  between(low: number, high: number): number {
    return low + ((high - low) * this.next()) / WORD;
  }

  /** From low to high, both positive, evenly distributed in the logarithm. */
  logBetween(low: number, high: number): number {
    return low * exponential(this.between(0, logarithm(high / low)));
  }

  /** A whole number from low up to, but without, high. */
  integer(low: number, high: number): number {
    return Math.floor(this.between(low, high));
  }

  /** True with that probability. */
  chance(probability: number): boolean {
    return this.between(0, 1) < probability;
  }

  /** Normally distributed with mean 0 and variance 1. */
  normal(): number {
    return normalOf(this.next());
  }

  pick<T>(list: readonly T[]): T {
    return list[this.integer(0, list.length)];
  }
}

/**
 * The stream of one purpose. Streams of different names or numbers are independent, so that drawing more from one
 * never changes another.
 */
export function stream(seed: number, ...purpose: (string | number)[]): Random {
  const name = [seed, ...purpose].join('/');
  const [first, second] = [hash(name, 0x811c9dc5), hash(name, 0x2f0b4a27)];
  return new Random([mix(first), mix(second ^ 0x9e3779b9), mix(first ^ second), mix(first + second) | 1]);
}

/** 32-bit FNV-1a. */
function hash(text: string, basis: number): number {
  let value = basis;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}

/** Spreads 32 bits evenly; the finaliser of MurmurHash3. */
export function mix(bits: number): number {
  let value = bits;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
