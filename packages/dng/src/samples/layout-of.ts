/** How the samples of one image lie in a file, by the words of TIFF 6.0 and DNG 1.7.1 alone. */
import { numberOf, TAG, type TiffDirectory } from '@hotpix/tiff';
import { findPieces } from './find-pieces.ts';
import type { SampleLayout } from './layout.ts';

const COMPRESSIONS: ReadonlyMap<number, SampleLayout['compression']> = new Map([
  [1, 'none'],
  [7, 'lossless-jpeg'],
]);
const [SHALLOWEST, DEEPEST] = [8, 16];
const LONGEST = 65535;
/** Tags whose default, 1, is the one value that is read here: unsigned numbers, one per pixel, themselves and no differences. */
const ONES = [TAG.SamplesPerPixel, TAG.PlanarConfiguration, TAG.FillOrder, TAG.Predictor, TAG.SampleFormat];

/**
 * `undefined` for several samples per pixel, other compressions and depths, and where the tags contradict each other or the file.
 * @param bytes the whole file
 * @throws {DngError} `badSamples` where a strip or tile lies outside the file, or is missing
 * @throws {TiffError} `badTiff` where the tags lie outside the file
 */
export function layoutOf(bytes: Uint8Array, raw: TiffDirectory): SampleLayout | undefined {
  const [width, height] = [numberOf(raw, TAG.ImageWidth), numberOf(raw, TAG.ImageLength)];
  const bits = numberOf(raw, TAG.BitsPerSample) ?? 0;
  const compression = COMPRESSIONS.get(numberOf(raw, TAG.Compression) ?? 0);
  if (!ONES.every((tag) => !raw.tags.has(tag) || numberOf(raw, tag) === 1)) return undefined;
  if (!width || !height || width > LONGEST || height > LONGEST || !compression) return undefined;
  if (bits < SHALLOWEST || bits > DEEPEST) return undefined;
  const pieces = findPieces(raw, bytes.length, { width, height, bits, compression });
  return pieces && { width, height, bits, compression, littleEndian: bytes[0] === 0x49, ...pieces };
}
