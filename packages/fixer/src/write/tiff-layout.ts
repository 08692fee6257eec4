/** Where the samples of a TIFF picture lie in its file. */
import { TAG, type TiffDirectory } from '@hotpix/dng';

const UNCOMPRESSED = 1;
/** LZW, Deflate, PackBits, Deflate again, LZMA, Zstandard. */
const LOSSLESS: ReadonlySet<number> = new Set([5, 8, 32773, 32946, 34925, 50000]);
/** Tag 266; 2 turns the bits of every byte around. */
const FILL_ORDER = 266;
const CHUNKY = 1;
/** Every sample is what is stored: neither an index into a palette nor a part of YCbCr. */
const GREY_OR_RGB: ReadonlySet<number> = new Set([1, 2]);

/** A picture in strips, its samples interleaved. */
export interface TiffLayout {
  readonly compression: number;
  /** Where each strip begins, in bytes. */
  readonly offsets: readonly number[];
  /** How long each strip is, in bytes. */
  readonly lengths: readonly number[];
  readonly rowsPerStrip: number;
  /** Samples a pixel, alpha included. */
  readonly channels: number;
  readonly bits: 8 | 16;
  readonly littleEndian: boolean;
}

/**
 * The layout of a directory's picture; undefined for tiles, planes, palettes, YCbCr, missing strips and samples of other
 * than 8 or 16 bits.
 * @throws {DngError} `badTiff` for tags outside the file
 */
export function tiffLayout({ tags }: TiffDirectory, littleEndian: boolean): TiffLayout | undefined {
  const numbers = (tag: number, absent: number[]): number[] => tags.get(tag)?.numbers() ?? absent;
  const [bits = 1, ...others] = numbers(TAG.BitsPerSample, []);
  const [compression = UNCOMPRESSED] = numbers(TAG.Compression, []);
  const [channels = 1] = numbers(TAG.SamplesPerPixel, []);
  const [planes = CHUNKY] = numbers(TAG.PlanarConfiguration, []);
  const [photometric = -1] = numbers(TAG.PhotometricInterpretation, []);
  const [rowsPerStrip = 2 ** 32 - 1] = numbers(TAG.RowsPerStrip, []);
  const [height = 0] = numbers(TAG.ImageLength, []);
  const offsets = numbers(TAG.StripOffsets, []);
  const lengths = numbers(TAG.StripByteCounts, []);
  if ((bits !== 8 && bits !== 16) || others.some((other) => other !== bits)) return undefined;
  const [fillOrder = 1] = numbers(FILL_ORDER, []);
  if (fillOrder !== 1 || planes !== CHUNKY || !GREY_OR_RGB.has(photometric) || rowsPerStrip < 1) return undefined;
  if (offsets.length !== Math.ceil(height / rowsPerStrip) || offsets.length !== lengths.length) return undefined;
  return { compression, offsets, lengths, rowsPerStrip, channels, bits, littleEndian };
}

export const isUncompressed = ({ compression }: TiffLayout): boolean => compression === UNCOMPRESSED;

export const isLossless = ({ compression }: TiffLayout): boolean => LOSSLESS.has(compression);
