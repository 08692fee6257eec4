/** How pixels vary together according to a model of images, and how much of each of its parts there is. */
import { removeMeans, type Members } from './members.ts';
import { STEPS } from './neighbourhood.ts';

/** A symmetric matrix, row by row. */
export type Matrix = Float64Array;

/** Brownian: the power of natural scenes falls as 1/f^2 with frequency. 0.3 and 0.8 were measured alike within 0.2 dB. */
const HURST = 0.5;
/** Blur of lens and pixel, in pixels. 1.2 was measured alike within 0.1 dB. */
const BLUR = 0.7;
const ROUNDS = 50;

type Products = readonly (readonly number[])[];

/** What a covariance is a sum of, not to be written to. */
interface Parts {
  readonly parts: readonly Matrix[];
  /** Of each with each, entry by entry, added up. */
  readonly products: Products;
}

/** Of pixels that miss the same neighbours, as those of a column do. */
const known = new Map<string, Parts>();
/** Of 15 kilobytes each. */
const MOST_KNOWN = 64;

/** Generalised covariance of fractional Brownian motion, -(distance^2 + blur^2)^H, between the pixels of STEPS. */
const LIGHT: readonly Float64Array[] = STEPS.map((a) =>
  Float64Array.from(STEPS.map((b) => -(((a.dx - b.dx) ** 2 + (a.dy - b.dy) ** 2 + BLUR ** 2) ** HURST))),
);

/**
 * The parts that the covariance of some pixels is a sum of: light that all colours share, light that each colour has of its
 * own, noise. They are covariances of differences from the colours' means.
 */
export function covarianceParts(members: Members): Matrix[] {
  const { steps, colours, counts } = members;
  const size = steps.length;
  const [light, own, noise] = [0, 1, 2].map(() => new Float64Array(size * size));
  for (let i = 0, at = 0; i < size; i++) {
    const row = LIGHT[steps[i]];
    for (let j = 0; j < size; j++, at++) {
      light[at] = row[steps[j]];
      own[at] = colours[i] === colours[j] ? light[at] : 0;
    }
    noise[i * size + i] = 1;
  }
  const parts = counts.length > 1 ? [light, own, noise] : [light, noise];
  for (const part of parts) {
    // Rows, then columns, which are the rows of the transpose; the outcome is symmetric.
    for (let pass = 0; pass < 2; pass++) {
      for (let row = 0; row < size; row++) removeMeans(part, row * size, members);
      transpose(part, size);
    }
  }
  return parts;
}

/** The parts for some members, worked out once for all that have the same place and colours. */
export function knownParts(members: Members): Parts {
  const key = `${members.steps.join()} ${members.colours.join()}`;
  let own = known.get(key);
  if (own) return own;
  if (known.size >= MOST_KNOWN) known.clear();
  const parts = covarianceParts(members);
  own = { parts, products: productsOf(parts) };
  known.set(key, own);
  return own;
}

const productsOf = (parts: readonly Matrix[]): Products => parts.map((a) => parts.map((b) => dot(a, b)));

function transpose(matrix: Matrix, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [i * size + j, j * size + i];
      const value = matrix[a];
      matrix[a] = matrix[b];
      matrix[b] = value;
    }
  }
}

/**
 * The sum of the parts that comes nearest to a measured covariance: least squares over all entries, no part negative, by
 * coordinate descent.
 * @param products of each part with each
 */
export function fitParts(parts: readonly Matrix[], measured: Matrix, products: Products = productsOf(parts)): Matrix {
  const wanted = parts.map((part) => dot(part, measured));
  const shares = parts.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < parts.length; i++) {
      let rest = wanted[i];
      for (let j = 0; j < parts.length; j++) if (j !== i) rest -= shares[j] * products[i][j];
      shares[i] = Math.max(0, rest / products[i][i]);
    }
  }
  const sum = new Float64Array(measured.length);
  parts.forEach((part, i) => {
    for (let at = 0; at < sum.length; at++) sum[at] += shares[i] * part[at];
  });
  return sum;
}

function dot(a: Matrix, b: Matrix): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
