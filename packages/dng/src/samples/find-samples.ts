/** Finds the samples of a DNG: TIFF 6.0, sections 3 and 15, and DNG 1.7.1, chapters 2 and 3. */
import { CFA, LINEAR_RAW, TAG } from '../tags.ts';
import { allDirectories, type TiffDirectory } from '../read-tiff.ts';
import { findPieces } from './find-pieces.ts';
import type { SampleLayout } from './layout.ts';
import { isSingle, numberOf } from './numbers.ts';

const COMPRESSIONS: ReadonlyMap<number | undefined, SampleLayout['compression']> = new Map([
  [1, 'none'],
  [7, 'lossless-jpeg'],
]);
const [SHALLOWEST, DEEPEST] = [8, 16];
const LONGEST = 65535;
const RECTANGULAR = 1;
const SHORT = 3;
/** Tags whose default, 1, is the one value that is read here. */
const ONES = [TAG.SamplesPerPixel, TAG.PlanarConfiguration, TAG.FillOrder, TAG.Predictor, TAG.SampleFormat];
/** TIFF's own number behind the byte order. */
const MAGIC = 42;

/** Tags that may stand for what samples go through, or whose words programs take in different ways. */
const UNSURE: readonly number[] = [
  TAG.LinearizationTable,
  ...[291, 28688], // GrayResponseCurve, and a tone curve of Sony's
  ...[33424, 50459, 61440, 64772, 65024], // Directories and offsets of Kodak, Hasselblad and Fujifilm
];

/**
 * The samples of a DNG's one raw image. `undefined` for everything about which a doubt is left: more raw images than one,
 * several samples a pixel, floating point, linearization tables, other compressions, other versions than DNG 1.1 and later,
 * entries out of order, strips that do not follow each other, and whatever readers of DNG are known to read differently.
 * @param bytes the whole file
 * @param directories of this file, as `readTiff` gives them
 * @throws {DngError} `badTiff` where the tags lie outside the file, `badSamples` where a strip or tile does, or is missing
 */
export function findSamples(bytes: Uint8Array, directories: readonly TiffDirectory[]): SampleLayout | undefined {
  const all = allDirectories(directories);
  const littleEndian = bytes[0] === 0x49;
  if (bytes[littleEndian ? 2 : 3] !== MAGIC || !isSureDng(all)) return undefined;
  const raws = all.filter(isRawImage);
  const [raw] = raws;
  if (raws.length !== 1 || !hasPlainSamples(raw)) return undefined;
  const [width, height] = [numberOf(raw, TAG.ImageWidth), numberOf(raw, TAG.ImageLength)];
  const bits = numberOf(raw, TAG.BitsPerSample) ?? 0;
  const compression = COMPRESSIONS.get(numberOf(raw, TAG.Compression));
  if (!width || !height || width > LONGEST || height > LONGEST || !compression) return undefined;
  if (bits < SHALLOWEST || bits > DEEPEST || (compression === 'none' && bits % 2 !== 0)) return undefined;
  const pieces = findPieces(raw, bytes.length, { width, height, bits, compression });
  return pieces && { width, height, bits, compression, littleEndian, ...pieces };
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
    (!tags.has(TAG.CFALayout) || numberOf(directory, TAG.CFALayout) === RECTANGULAR) &&
    (!tags.has(TAG.NewSubfileType) || isSingle(tags.get(TAG.NewSubfileType))) &&
    (photometric === undefined || (isSingle(photometric) && photometric.type === SHORT && isOrderly(directory)))
  );
}

/** TIFF wants entries in ascending order, each number once; programs differ in what they make of others. */
function isOrderly({ tags, entries }: TiffDirectory): boolean {
  const numbers = [...tags.keys()];
  return numbers.length === entries && numbers.every((tag, index) => index === 0 || tag > numbers[index - 1]);
}

export function isRawImage(directory: TiffDirectory): boolean {
  const photometric = numberOf(directory, TAG.PhotometricInterpretation);
  return (numberOf(directory, TAG.NewSubfileType) ?? 0) === 0 && (photometric === CFA || photometric === LINEAR_RAW);
}

/** One unsigned number a pixel, the highest bit first, itself and no difference. */
function hasPlainSamples(raw: TiffDirectory): boolean {
  return ONES.every((tag) => !raw.tags.has(tag) || numberOf(raw, tag) === 1);
}
