/** What the surroundings teach: how the members look at like places. */
import { exp } from '@hotpix/statistics';
import { removeMeans, type Members } from './members.ts';
import type { Phase } from './neighbourhood.ts';
import type { Matrix } from './covariance-model.ts';
import { KNOWN, OUTSIDE, type Window } from './window.ts';

/** Variance of rounding to whole numbers, in DN^2. */
export const ROUNDING = 1 / 12;

/** Members whose sums are worked out side by side: each term of a sum waits for the one before. */
const AT_ONCE = 4;

/** Values of the members at several places, less their colours' means. */
export interface Patches {
  /** One row per member, one column per place; then rows of zeros, as many as are worked on at once. */
  readonly values: Float64Array;
  readonly count: number;
}

/** The members at one place of the window. */
export function readMembers({ values }: Window, { places }: Members, centre: number): Float64Array {
  return Float64Array.from(places, (place) => values[centre + place]);
}

/** The members at every like place where all of them are active and the middle one is good. */
export function likePatches({ values, states }: Window, { likenesses }: Phase, members: Members): Patches {
  const { places } = members;
  const usable = likenesses.filter(({ centre, turn }) => {
    if (states[centre] !== KNOWN) return false;
    for (let i = 0; i < places.length; i++) if (states[centre + turn * places[i]] === OUTSIDE) return false;
    return true;
  });
  const count = usable.length;
  const rows = new Float64Array((places.length + AT_ONCE) * count);
  const patch = new Float64Array(places.length);
  for (let p = 0; p < count; p++) {
    const { centre, turn } = usable[p];
    for (let i = 0; i < patch.length; i++) patch[i] = values[centre + turn * places[i]];
    removeMeans(patch, 0, members);
    for (let i = 0; i < patch.length; i++) rows[i * count + p] = patch[i];
  }
  return { values: rows, count };
}

/** How far each patch counts: exp(-d/m), d being its squared distance from the members here and m the median of those. */
export function similarities({ values, count }: Patches, here: Float64Array): Float64Array {
  const distances = new Float64Array(count);
  for (let i = 0; i < here.length - 1; i++) {
    for (let p = 0; p < count; p++) distances[p] += (values[i * count + p] - here[i]) ** 2;
  }
  const median = distances.slice().sort()[count >> 1] ?? 0;
  const least = ROUNDING * here.length;
  for (let p = 0; p < count; p++) distances[p] = exp(-distances[p] / (median + least));
  return distances;
}

/** The weighted sum of the patches' products: a covariance times the sum of the weights. */
export function sumOfProducts({ values, count }: Patches, weights: Float64Array, size: number): Matrix {
  const sums = new Float64Array(size * size);
  const weighted = new Float64Array(count);
  for (let i = 0; i < size; i++) {
    for (let p = 0; p < count; p++) weighted[p] = weights[p] * values[i * count + p];
    for (let j = 0; j <= i; j += AT_ONCE) putProducts(values, count, weighted, j, sums.subarray(i * size));
    for (let j = 0; j < i; j++) sums[j * size + i] = sums[i * size + j];
  }
  return sums;
}

/** Writes the sums for a member and those behind it; of rows behind the last one, rubbish or nothing. */
function putProducts(values: Float64Array, count: number, weighted: Float64Array, j: number, into: Float64Array): void {
  const [a, b, c, d] = [j * count, (j + 1) * count, (j + 2) * count, (j + 3) * count];
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let p = 0; p < count; p++) {
    const weight = weighted[p];
    first += weight * values[a + p];
    second += weight * values[b + p];
    third += weight * values[c + p];
    fourth += weight * values[d + p];
  }
  into[j] = first;
  into[j + 1] = second;
  into[j + 2] = third;
  into[j + 3] = fourth;
}
