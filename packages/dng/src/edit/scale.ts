/** Stored samples and what they stand for: DNG 1.7.1, on LinearizationTable. */
import type { TiffDirectory } from '@hotpix/tiff';
import { entriesOf, linearOf } from '../samples/linear.ts';

const VALUES = 2 ** 16;

export interface Scale {
  /** Entries of the file's table; 0 where samples are stored as they are. */
  readonly entries: number;
  /** What a stored sample stands for, in DN, by the sample. */
  readonly linear: Uint16Array;
  /** The stored sample that stands for the nearest to a value in DN. */
  storedOf(value: number): number;
}

/**
 * @param bits of a stored sample
 * @throws {TiffError} `badTiff` where the table lies outside the file
 */
export function scaleOf(directory: TiffDirectory, bits: number): Scale {
  const linear = linearOf(directory);
  const most = 2 ** bits - 1;
  if (linear === undefined) {
    const same = Uint16Array.from({ length: VALUES }, (_, stored) => stored);
    return { entries: 0, linear: same, storedOf: (value) => Math.min(value, most) };
  }
  const entries = entriesOf(directory);
  const nearest = nearestPlaces(linear.subarray(0, Math.min(most + 1, entries)));
  return { entries, linear, storedOf: (value) => nearest[value] };
}

/** For each value, the place of the one that comes nearest to it; the first of equals. */
function nearestPlaces(linear: Uint16Array): Uint16Array {
  const places = Array.from(linear.keys()).sort((a, b) => linear[a] - linear[b] || a - b);
  const distinct = places.filter((place, rank) => rank === 0 || linear[place] !== linear[places[rank - 1]]);
  let rank = 0;
  return Uint16Array.from({ length: VALUES }, (_, value) => {
    const distance = (of: number): number => Math.abs(linear[distinct[of]] - value);
    while (rank + 1 < distinct.length && distance(rank + 1) < distance(rank)) rank++;
    return distinct[rank];
  });
}
