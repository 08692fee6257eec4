/** How often each of some whole numbers comes: sorted by counting, which for many small numbers is many times faster than comparing. */

/** Counts by value. */
export type Counts = Uint32Array;

export function countsOf(values: Uint8Array | Uint16Array): Counts {
  const counts = noneUpTo(values);
  for (let i = 0; i < values.length; i++) counts[values[i]]++;
  return counts;
}

/** As `countsOf`, of those values whose companions are no greater than a limit. */
export function countsWhere(values: Uint16Array, companions: Uint16Array, limit: number): Counts {
  const counts = noneUpTo(values);
  // Without branches: which way they go is as good as random.
  for (let i = 0; i < values.length; i++) counts[values[i]] += Number(companions[i] <= limit);
  return counts;
}

/** The value that would stand at a place if all that were counted were sorted. */
export function valueAt(counts: Counts, place: number): number {
  let value = 0;
  for (let n = counts[0]; n <= place; n += counts[value]) value++;
  return value;
}

/** @returns NaN where nothing was counted */
export function medianOfCounts(counts: Counts): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return n === 0 ? NaN : (valueAt(counts, (n - 1) >> 1) + valueAt(counts, n >> 1)) / 2;
}

/** The sum of the least of the values. @param n how many */
export function sumOfLeast(counts: Counts, n: number): number {
  let [sum, left] = [0, n];
  for (let value = 0; left > 0; value++) {
    const taken = Math.min(left, counts[value]);
    sum += taken * value;
    left -= taken;
  }
  return sum;
}

function noneUpTo(values: Uint8Array | Uint16Array): Counts {
  // No value is greater than the bits of all.
  let bits = 0;
  for (let i = 0; i < values.length; i++) bits |= values[i];
  return new Uint32Array(bits + 1);
}
