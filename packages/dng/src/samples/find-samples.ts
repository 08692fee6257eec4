/** Finds the samples of a DNG of which no doubt is left: TIFF 6.0, sections 3 and 15, and DNG 1.7.1, chapters 2 and 3. */
import { allDirectories, isSingle, numberOf, TAG, type TiffDirectory } from '@hotpix/tiff';
import { isRawImage } from './is-raw-image.ts';
import type { SampleLayout } from './layout.ts';
import { layoutOf } from './layout-of.ts';
import { linearOf } from './linear.ts';

const RECTANGULAR = 1;
const SHORT = 3;
/** TIFF's own number behind the byte order. */
const MAGIC = 42;

/** Tags that may stand for what samples go through, or whose words programs take in different ways. */
const UNSURE: readonly number[] = [
  ...[291, 28688], // GrayResponseCurve, and a tone curve of Sony's
  ...[33424, 50459, 61440, 64772, 65024], // Directories and offsets of Kodak, Hasselblad and Fujifilm
];

/**
 * The samples of a DNG's one raw image. `undefined` for everything about which a doubt is left: more raw images than one,
 * several samples per pixel, floating point, odd linearization tables, other compressions, other versions than DNG 1.1 and later,
 * and entries out of order.
 * @param bytes the whole file
 * @param directories of this file, as `readTiff` gives them
 * @throws {DngError} `badSamples` where a strip or tile lies outside the file, or is missing
 * @throws {TiffError} `badTiff` where the tags lie outside the file
 */
export function findSamples(bytes: Uint8Array, directories: readonly TiffDirectory[]): SampleLayout | undefined {
  const all = allDirectories(directories);
  if (bytes[bytes[0] === 0x49 ? 2 : 3] !== MAGIC || !isSureDng(all)) return undefined;
  const raws = all.filter(isRawImage);
  const layout = raws.length === 1 ? layoutOf(bytes, raws[0]) : undefined;
  const linear = layout && linearOf(raws[0]);
  return layout && { ...inOne(layout), ...(linear && { linear }) };
}

function isSureDng(all: readonly TiffDirectory[]): boolean {
  return isRecentDng(all) && all.every(isSure);
}

/** DNG 1.0 took category 16 of lossless JPEG for one of 16 bits. */
export function isRecentDng(all: readonly TiffDirectory[]): boolean {
  const versions = all.flatMap(({ tags }) => tags.get(TAG.DNGVersion) ?? []);
  if (versions.length !== 1 || versions[0].type !== 1 || versions[0].count !== 4) return false;
  const [major, minor] = versions[0].numbers();
  return major === 1 && minor >= 1;
}

function isSure(directory: TiffDirectory): boolean {
  const { tags } = directory;
  const photometric = tags.get(TAG.PhotometricInterpretation);
  return (
    UNSURE.every((tag) => !tags.has(tag)) &&
    hasSureTable(directory) &&
    (!tags.has(TAG.CFALayout) || numberOf(directory, TAG.CFALayout) === RECTANGULAR) &&
    (!tags.has(TAG.NewSubfileType) || isSingle(tags.get(TAG.NewSubfileType))) &&
    (photometric === undefined || (isSingle(photometric) && photometric.type === SHORT && isOrderly(directory)))
  );
}

/** LibRaw takes a table of any directory for one of the raw image, and any numbers for those of 16 bits. */
function hasSureTable(directory: TiffDirectory): boolean {
  const table = directory.tags.get(TAG.LinearizationTable);
  return table === undefined || (isRawImage(directory) && table.type === SHORT && table.count > 0);
}

/** TIFF wants entries in ascending order, each number once; programs differ in what they make of others. */
function isOrderly({ tags, entries }: TiffDirectory): boolean {
  const numbers = [...tags.keys()];
  return numbers.length === entries && numbers.every((tag, index) => index === 0 || tag > numbers[index - 1]);
}

/** Uncompressed strips that follow each other are one. */
function inOne(layout: SampleLayout): SampleLayout {
  const { compression, width, height, pieceWidth, pieces } = layout;
  const isOne = pieces.every(
    ({ offset, length }, index) => (pieces[index + 1]?.offset ?? offset + length) === offset + length,
  );
  if (compression !== 'none' || pieceWidth !== width || !isOne) return layout;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { ...layout, pieceHeight: height, pieces: [{ offset: pieces[0].offset, length }] };
}
