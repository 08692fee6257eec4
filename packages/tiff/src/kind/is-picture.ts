/** Tells an ordinary TIFF picture from a raw file in TIFF clothes. */
import { sniff } from '@hotpix/sniff';
import { allDirectories, readTiff, type TiffDirectory } from '../structure/read-tiff.ts';
import { firstNumber } from '../structure/numbers.ts';
import { CFA, LINEAR_RAW, TAG } from '../structure/tags.ts';

/** Bilevel, grey, RGB, palette, CMYK, YCbCr, CIELab, ICCLab, ITULab. */
const PICTURE_PHOTOMETRICS: ReadonlySet<number> = new Set([0, 1, 2, 3, 5, 6, 8, 9, 10]);
/** None, fax, LZW, JPEG, Deflate, PackBits, LZMA, JPEG 2000, Zstandard, WebP, LERC. */
const PICTURE_COMPRESSIONS: ReadonlySet<number> = new Set([
  1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946, 33003, 33005, 34712, 34887, 34925, 50000, 50001,
]);
/** Tags that only raw files carry. */
const RAW_TAGS = [TAG.DNGVersion, TAG.CFAPattern, TAG.LeafData, TAG.CR2Slices];

/** A first image up to this long side is a thumbnail if the rest of the file is much larger than it explains. */
const THUMBNAIL_SIDE = 640;
const REST_FACTOR = 4;

/**
 * Whether a TIFF file is an ordinary picture: what a picture viewer shows of it is all there is. False for DNG and for the
 * makers' raw formats that are built as TIFF, whose first image is often an ordinary thumbnail.
 * @param bytes the whole file
 * @throws {TiffError} `badTiff` where the structure cannot be read
 */
export function isPicture(bytes: Uint8Array): boolean {
  const directories = readTiff(bytes);
  const first = directories[0];
  return (
    sniff(bytes)?.kind === 'tiff' &&
    !allDirectories(directories).some(isRaw) &&
    isOrdinary(first) &&
    !allDirectories(first.subDirectories).some((other) => pixels(other) > pixels(first)) &&
    !isThumbnail(first, bytes.length, directories)
  );
}

function isRaw(directory: TiffDirectory): boolean {
  const photometric = firstNumber(directory, TAG.PhotometricInterpretation, undefined);
  return photometric === CFA || photometric === LINEAR_RAW || RAW_TAGS.some((tag) => directory.tags.has(tag));
}

function isOrdinary(directory: TiffDirectory): boolean {
  const isReduced =
    (firstNumber(directory, TAG.NewSubfileType, 0) & 1) === 1 ||
    firstNumber(directory, TAG.SubfileType, undefined) === 2;
  return (
    !isReduced &&
    PICTURE_PHOTOMETRICS.has(firstNumber(directory, TAG.PhotometricInterpretation, 1)) &&
    PICTURE_COMPRESSIONS.has(firstNumber(directory, TAG.Compression, 1))
  );
}

/** A small first image in a file that is far larger than all its images together hides something. */
function isThumbnail(first: TiffDirectory, size: number, directories: readonly TiffDirectory[]): boolean {
  const side = Math.max(firstNumber(first, TAG.ImageWidth, 0), firstNumber(first, TAG.ImageLength, 0));
  if (side > THUMBNAIL_SIDE) return false;
  const bytesOf = (directory: TiffDirectory): number =>
    firstNumber(directory, TAG.SamplesPerPixel, 1) *
    pixels(directory) *
    (firstNumber(directory, TAG.BitsPerSample, 1) / 8);
  const explained = allDirectories(directories).reduce((sum, directory) => sum + bytesOf(directory), 0);
  return size > 1 << 20 && size > explained * REST_FACTOR;
}

const pixels = (directory: TiffDirectory): number =>
  firstNumber(directory, TAG.ImageWidth, 0) * firstNumber(directory, TAG.ImageLength, 0);
