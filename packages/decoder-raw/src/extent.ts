/** How many bytes the samples of a raw file take at least, by its own words: LibRaw does not see the end of all files. */
import {
  allDirectories,
  areaOf,
  CFA,
  LINEAR_RAW,
  rowBytes,
  STRIPS,
  TAG,
  TILES,
  type TiffDirectory,
} from '@hotpix/tiff';
import type { RawMosaic } from './answer.ts';
import { attempt, numbersOf, type RawFile } from './raw-file.ts';

type PieceTags = typeof STRIPS | typeof TILES;

const UNCOMPRESSED = 1;
/**
 * Samsung's compressions, whose byte counts are true: LibRaw does not see the end of these files. It does of most others, and counts of
 * some are known to be too large, as in Sony's first ARW and in Hasselblad's 3FR.
 */
const COUNTED: ReadonlySet<number> = new Set([32770, 32772, 32773]);

/** Sony's ARW 2: a byte per sample, but also the number of its forerunner, which has 12 bits. */
const [ARW, ARW2_BITS] = [32767, 8];

/** Panasonic's own tags. */
const PANASONIC = { width: 0x02, height: 0x03, bits: 0x0a, format: 0x2d, offset: 0x118 };
const BLOCK_BYTES = 16;
/** Samples in such a block; formats from 8 on have none. */
const BLOCKS: Readonly<Record<number, (bits: number) => number>> = {
  4: () => 14,
  5: (bits) => (bits === 12 ? 10 : 9),
  6: (bits) => (bits === 12 ? 14 : 11),
  7: (bits) => (bits === 12 ? 10 : 9),
};

/** Codecs of blocks of 8x8 samples have no way to say nothing of one in less than a bit, and no others are as small. */
const SAMPLES_A_BIT = 64;

/** Whether a part of the raw image reaches beyond the end of the file. */
export function lacksPart(file: RawFile): boolean {
  if (file.format === 'Panasonic RW2') return lacksBlocks(file);
  // Its strips are not where the directories have them.
  if (file.format === 'Phase One IIQ') return false;
  return allDirectories(file.directories)
    .filter(isRawImage)
    .some((directory) => [STRIPS, TILES].some((tags) => lacksPiece(directory, tags, file.size)));
}

/** Whether a file is smaller than any could be that holds so many samples. */
export function isTooSmall({ size }: RawFile, { width, height }: Pick<RawMosaic, 'width' | 'height'>): boolean {
  return 8 * size < (width * height) / SAMPLES_A_BIT;
}

function lacksBlocks(file: RawFile): boolean {
  const { width, height, bits, format, offset } = PANASONIC;
  const [across, down, depth, kind, start] = [width, height, bits, format, offset].map(
    (tag) => numbersOf(file, tag)[0] ?? 0,
  );
  const block = BLOCKS[kind]?.(depth) ?? Infinity;
  return start + Math.floor(across / block) * BLOCK_BYTES * down > file.size;
}

function lacksPiece(directory: TiffDirectory, tags: PieceTags, size: number): boolean {
  const lengths = valuesOf(directory, tags.lengths);
  return valuesOf(directory, tags.offsets).some((start, index) => {
    const least = leastLength(directory, lengths[index] ?? 0, plainLength(directory, tags, index));
    return start > 0 && start + Math.max(least, 1) > size;
  });
}

function isRawImage(directory: TiffDirectory): boolean {
  const [photometric] = valuesOf(directory, TAG.PhotometricInterpretation);
  const [subfile = 0] = valuesOf(directory, TAG.NewSubfileType);
  const isRaw = photometric === CFA || photometric === LINEAR_RAW || directory.tags.has(TAG.CR2Slices);
  return subfile === 0 && isRaw;
}

function leastLength(directory: TiffDirectory, counted: number, plain: number): number {
  const [compression = UNCOMPRESSED] = valuesOf(directory, TAG.Compression);
  // Olympus calls compressed samples uncompressed.
  if (compression === UNCOMPRESSED) return Math.min(counted, plain);
  if (compression === ARW && valuesOf(directory, TAG.BitsPerSample)[0] === ARW2_BITS) return plain;
  return COUNTED.has(compression) ? counted : 0;
}

/** Bytes of a strip or tile without compression, of those of its rows that lie in the image. */
function plainLength(directory: TiffDirectory, tags: PieceTags, index: number): number {
  const [pieceWidth = 0] = valuesOf(directory, tags.width);
  const [width = pieceWidth] = valuesOf(directory, TAG.ImageWidth);
  const [height = 0] = valuesOf(directory, TAG.ImageLength);
  const [pieceHeight = height] = valuesOf(directory, tags.height);
  const [bits = 0] = valuesOf(directory, TAG.BitsPerSample);
  const [samples = 1] = valuesOf(directory, TAG.SamplesPerPixel);
  const inside = areaOf({ width, height, pieceWidth, pieceHeight }, index);
  return inside.height * rowBytes(pieceWidth * samples, bits);
}

/** None where there is no such tag, or it is damaged. */
function valuesOf({ tags }: TiffDirectory, tag: number): readonly number[] {
  return attempt(() => tags.get(tag)?.numbers()) ?? [];
}
