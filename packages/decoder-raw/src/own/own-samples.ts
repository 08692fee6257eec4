/** Samples of a DNG that are read here, and what LibRaw must say of the file so that it would give the same. */
import { assertIntact, DngError, findSamples, type SampleLayout } from '@hotpix/dng';
import { allDirectories, CFA, findTag, LINEAR_RAW, readTiff, TAG, TiffError, type TiffDirectory } from '@hotpix/tiff';
import type { Failure, RawMosaic } from '../answer.ts';
import type { LibRawMetadata } from '../facts.ts';

/** A DNG whose samples are sure to be where they seem to be. */
export interface OwnSamples {
  readonly layout: SampleLayout;
  /** What LibRaw must see of the file to know all about it but the samples. */
  readonly head: Uint8Array<ArrayBuffer>;
}

/** Pieces begin at a multiple of this or less. */
const ALIGNMENT = 16;
/** Directories and data in formats of their own, whose pointers nobody here follows. */
const OPAQUE = [TAG.MakerNote, TAG.DNGPrivateData];
/** Where other images begin: TIFF 6.0, sections 3, 15 and 22. */
const IMAGES = [TAG.StripOffsets, TAG.TileOffsets, TAG.JPEGInterchangeFormat];
/** Levels that LibRaw only works out together with the samples: it measures masked areas, and adds up what there is. */
const LEVELS = [TAG.BlackLevelRepeatDim, TAG.BlackLevel, TAG.BlackLevelDeltaH, TAG.BlackLevelDeltaV, TAG.MaskedAreas];
/** The largest pattern in use is 8x8. */
const MOST_LEVELS = 64;
const MOST_IMAGES = 2 ** 20;
const LAST_TYPE = 13;
/** Of a file that its samples take up; of less, a frame that shares its memory would keep too much else. */
const LEAST_SHARE = 0.75;

/**
 * `undefined` for files that LibRaw must unpack.
 * @throws {DngError} `badSamples` where samples are missing, which LibRaw does not always tell
 */
export function findOwnSamples(bytes: Uint8Array<ArrayBuffer>): OwnSamples | undefined {
  try {
    const directories = readTiff(bytes);
    const layout = findSamples(bytes, directories);
    if (layout === undefined || !isBlackSure(directories)) return undefined;
    return { layout, head: headOf(bytes, layout, allDirectories(directories)) };
  } catch (error) {
    if (error instanceof TiffError) return undefined;
    throw error;
  }
}

/** Damage in samples that LibRaw must unpack, of a kind that it may pass over; `undefined` where there is none, or nobody can tell. */
export function findDamage(bytes: Uint8Array): Failure | undefined {
  try {
    assertIntact(bytes, readTiff(bytes));
    return undefined;
  } catch (error) {
    return error instanceof TiffError ? undefined : answerToDamage(error);
  }
}

/** What is thrown where samples are missing or damaged, as an answer. Anything else is thrown again. */
export function answerToDamage(error: unknown): Failure {
  if (!(error instanceof DngError)) throw error;
  return { status: 'failed', fault: 'damaged', words: [error.message] };
}

/** Whether LibRaw means the same image, has only one value per pixel of it, and nothing to complain of. */
export function agrees(metadata: LibRawMetadata, { width, height }: SampleLayout, words: readonly string[]): boolean {
  const isMosaic = metadata.filters !== 0 || metadata.colors === 1;
  return isMosaic && metadata.raw_width === width && metadata.raw_height === height && words.length === 0;
}

/** As LibRaw would give it together with the samples. */
export function toOwnMosaic(metadata: LibRawMetadata, samples: Uint16Array): RawMosaic {
  const { raw_width, raw_height, left_margin, top_margin, flip, width, height } = metadata;
  // The sizes of what is seen are those of the turned picture.
  const isTurned = flip === 5 || flip === 6 || flip === 7;
  return {
    samples: keepable(samples),
    width: raw_width,
    height: raw_height,
    left: left_margin,
    top: top_margin,
    activeWidth: isTurned ? height : width,
    activeHeight: isTurned ? width : height,
  };
}

/** The samples without a file that they are but a small part of. */
export function keepable(samples: Uint16Array): Uint16Array {
  const isOwn = samples.buffer instanceof ArrayBuffer;
  return isOwn && samples.byteLength < LEAST_SHARE * samples.buffer.byteLength ? samples.slice() : samples;
}

function isBlackSure(directories: readonly TiffDirectory[]): boolean {
  const levels = findTag(directories, TAG.BlackLevel);
  if (levels && levels.count <= MOST_LEVELS) return levels.numbers().some((level) => level >= 0);
  return LEVELS.every((tag) => findTag(directories, tag) === undefined);
}

/**
 * All before the samples where nothing else follows or lies between them: LibRaw takes 20 ms to copy a file of 48 MB, and
 * looks at no sample before it unpacks them. The whole file otherwise.
 */
function headOf(
  bytes: Uint8Array<ArrayBuffer>,
  { pieces }: SampleLayout,
  all: readonly TiffDirectory[],
): Uint8Array<ArrayBuffer> {
  const sorted = [...pieces].sort((a, b) => a.offset - b.offset);
  const start = sorted[0].offset;
  const isTail = sorted.every(({ offset, length }, index) => {
    const gap = (sorted[index + 1]?.offset ?? bytes.length) - (offset + length);
    return gap >= 0 && gap < ALIGNMENT;
  });
  return isTail && all.every((directory) => isBefore(start, directory)) ? bytes.subarray(0, start) : bytes;
}

/** Whether a directory points to nothing behind `start` but raw samples, as far as anybody knows. */
function isBefore(start: number, { tags }: TiffDirectory): boolean {
  if (OPAQUE.some((tag) => tags.has(tag))) return false;
  const photometric = tags.get(TAG.PhotometricInterpretation)?.numbers()[0];
  const images = photometric === CFA || photometric === LINEAR_RAW ? [] : IMAGES.flatMap((tag) => tags.get(tag) ?? []);
  return (
    images.every((tag) => tag.count <= MOST_IMAGES && tag.numbers().every((at) => at < start)) &&
    [...tags.values()].every(
      (tag) => tag.type >= 1 && tag.type <= LAST_TYPE && tag.offset + tag.bytes().length <= start,
    )
  );
}
