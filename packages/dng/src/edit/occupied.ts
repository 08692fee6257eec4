/** What lies where in a DNG: nothing may be written into what something else needs. */
import {
  allDirectories,
  badTiff,
  numberOf,
  numbersOf,
  readDirectory,
  STRIPS,
  TAG,
  type TiffDirectory,
  type TiffTag,
  TILES,
} from '@hotpix/tiff';
import type { RawImage } from './find-raw.ts';

/** Bytes from, and up to but without, to. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly what: string;
}

const HEADER: Range = { from: 0, to: 8, what: 'the header' };
/** Directories that `readTiff` does not follow. */
const POINTERS = [TAG.GPSInfo, TAG.InteroperabilityIFD];
const IMAGES = [
  STRIPS,
  TILES,
  { offsets: TAG.JPEGInterchangeFormat, lengths: TAG.JPEGInterchangeFormatLength },
] as const;
const MOST_PIECES = 2 ** 20;

/**
 * All that must stay: directories, values of tags, other images.
 * @throws {TiffError} `badTiff` where any of these lies outside the file, or shares bytes with the raw samples, or where pieces of
 * the samples overlap (the same bytes may stand for two of them)
 */
export function occupiedRanges(bytes: Uint8Array, directories: readonly TiffDirectory[], raw: RawImage): Range[] {
  const known = allDirectories(directories);
  const all = [...known, ...known.flatMap((directory) => beyond(bytes, directory))];
  const ranges = all.flatMap((directory) => directoryRanges(directory, bytes.length));
  const others = known.filter((directory) => directory !== raw.directory);
  const fixed = [HEADER, ...ranges, ...imageRanges(others)].filter(({ from, to }) => from < to);
  const outside = fixed.find(({ to }) => to > bytes.length);
  if (outside) {
    throw badTiff(`${outside.what} inside its ${bytes.length} bytes`, `bytes ${outside.from} to ${outside.to}`);
  }
  assertApart(fixed, raw);
  return fixed;
}

function beyond(bytes: Uint8Array, directory: TiffDirectory): TiffDirectory[] {
  const offsets = POINTERS.flatMap((pointer) => numberOf(directory, pointer) ?? []);
  return offsets.map((offset) => readDirectory(bytes, offset));
}

function directoryRanges({ offset, entries, tags }: TiffDirectory, size: number): Range[] {
  const values = [...tags.values()].filter((tag) => !tag.isInline);
  // Some writers end the file with a directory and leave out the four zeros behind it.
  const to = Math.min(offset + 2 + 12 * entries + 4, size);
  return [
    { from: offset, to, what: `the directory at ${offset}` },
    ...values.map(({ tag, offset: from, count, size }) => ({ from, to: from + count * size, what: `tag ${tag}` })),
  ];
}

/** An image of which the tags do not say where it ends is left to whoever reads it. */
function imageRanges(directories: readonly TiffDirectory[]): Range[] {
  const lists = directories.flatMap((directory) =>
    IMAGES.map(({ offsets, lengths }) => ({
      directory,
      offsets,
      lengths,
      count: directory.tags.get(offsets)?.count ?? 0,
    })),
  );
  const count = lists.reduce((sum, list) => sum + list.count, 0);
  if (count > MOST_PIECES) throw badTiff(`at most ${MOST_PIECES} strips and tiles`, String(count));
  return lists.flatMap(({ directory, offsets, lengths, count }) => {
    const [starts, sizes] = [numbersOf(directory, offsets, count), numbersOf(directory, lengths, count)];
    if (!starts || !sizes) return [];
    return starts.map((from, at) => ({ from, to: from + sizes[at], what: 'another image' }));
  });
}

function assertApart(fixed: readonly Range[], { layout }: RawImage): void {
  const samples = layout.pieces.map(({ offset, length }) => ({ from: offset, to: offset + length, isRaw: true }));
  const ranges = [
    ...fixed.map((range) => ({ ...range, isRaw: false })),
    ...samples.map((range) => ({ ...range, what: 'the raw samples' })),
  ];
  ranges.sort((a, b) => a.from - b.from);
  let [lastFixed, lastRaw]: Range[] = [
    { ...HEADER, to: 0 },
    { ...HEADER, to: 0 },
  ];
  for (const range of ranges) {
    const isTwin = range.isRaw && range.from === lastRaw.from && range.to === lastRaw.to;
    if (range.from < lastRaw.to && !isTwin) throw overlapping(lastRaw, range);
    if (range.isRaw && range.from < lastFixed.to) throw overlapping(lastFixed, range);
    if (range.isRaw) lastRaw = range;
    else if (range.to > lastFixed.to) lastFixed = range;
  }
}

/** @throws {TiffError} `badTiff` where something else shares bytes with the values of a tag that change */
export function assertAlone({ offset, count, size }: TiffTag, fixed: readonly Range[]): void {
  const [owner, other] = fixed.filter(({ from, to }) => from < offset + count * size && offset < to);
  if (owner && other) throw overlapping(owner, other);
}

const overlapping = (a: Range, b: Range): Error =>
  badTiff('parts that lie apart', `${a.what} and ${b.what} in the same bytes, around ${Math.max(a.from, b.from)}`);
