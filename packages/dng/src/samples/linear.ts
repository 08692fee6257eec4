/** What stored samples stand for: DNG 1.7.1, on LinearizationTable. */
import { TAG, type TiffDirectory } from '@hotpix/tiff';

/** Of 16 bits. */
const VALUES = 2 ** 16;

/** Entries of the table that are looked at; 0 for none. */
export const entriesOf = ({ tags }: TiffDirectory): number =>
  Math.min(tags.get(TAG.LinearizationTable)?.count ?? 0, VALUES);

/**
 * What each stored sample of 16 bits stands for; `undefined` where it is the sample itself. What is beyond the table stands for its last
 * value.
 * @throws {TiffError} `badTiff` where the table lies outside the file
 */
export function linearOf(directory: TiffDirectory): Uint16Array<ArrayBuffer> | undefined {
  const entries = entriesOf(directory);
  if (entries === 0) return undefined;
  const table = directory.tags.get(TAG.LinearizationTable)?.numbers().slice(0, entries) ?? [];
  const linear = new Uint16Array(VALUES);
  linear.set(table);
  return linear.fill(linear[entries - 1], entries);
}

/** Puts what they stand for in the place of samples. */
export function linearize(samples: Uint16Array, linear: Uint16Array): void {
  for (let at = 0; at < samples.length; at++) samples[at] = linear[samples[at]];
}
