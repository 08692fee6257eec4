/** Numbers of a directory. */
import type { TiffDirectory } from './read-tiff.ts';
import type { TiffTag } from './tiff-tag.ts';

const [SHORT, LONG] = [3, 4];

/** Whether it is one number of 16 or 32 bits. */
export const isSingle = (tag: TiffTag | undefined): tag is TiffTag =>
  tag !== undefined && tag.count === 1 && (tag.type === SHORT || tag.type === LONG);

/** The one number of 16 or 32 bits, whole and unsigned, under that tag; `undefined` for anything else. */
export function numberOf({ tags }: TiffDirectory, tag: number): number | undefined {
  const entry = tags.get(tag);
  return isSingle(entry) ? entry.numbers()[0] : undefined;
}

/** Exactly `count` numbers of 16 or 32 bits under that tag; `undefined` for anything else. */
export function numbersOf({ tags }: TiffDirectory, tag: number, count: number): readonly number[] | undefined {
  const entry = tags.get(tag);
  const isWhole = entry?.count === count && (entry.type === SHORT || entry.type === LONG);
  return isWhole ? entry.numbers() : undefined;
}

/**
 * The first number under that tag, whatever its type and however many there are.
 * @throws {TiffError} `badTiff` where it lies outside the file
 */
export function firstNumber<Absent extends number | undefined>(
  { tags }: TiffDirectory,
  tag: number,
  absent: Absent,
): number | Absent {
  return tags.get(tag)?.numbers()[0] ?? absent;
}
