/** Which image of a DNG a frame was read from, and where its samples lie. */
import { allDirectories, badTiff, numberOf, TAG, type TiffDirectory } from '@hotpix/tiff';
import { unsupported } from '../errors.ts';
import { isRawImage } from '../samples/is-raw-image.ts';
import type { SampleLayout } from '../samples/layout.ts';
import { layoutOf } from '../samples/layout-of.ts';

export interface RawImage {
  readonly directory: TiffDirectory;
  readonly layout: SampleLayout;
}

/** Compressions that are written here, and those that DNG and its forerunners know beside them. */
const [NONE, JPEG] = [1, 7];
const COMPRESSIONS: ReadonlyMap<number, string> = new Map([
  [5, 'LZW'],
  [8, 'Deflate'],
  [9, 'VC-5'],
  [32773, 'PackBits'],
  [32946, 'Deflate'],
  [34713, "Nikon's compression"],
  [34892, 'lossy JPEG'],
  [52546, 'JPEG XL'],
]);
const FLOATING_POINT = 3;

/**
 * @throws {DngError} `unsupported` where it is not there once, or stored in a way that cannot be written
 * @throws {TiffError} `badTiff` for damage
 */
export function findRaw(
  bytes: Uint8Array,
  directories: readonly TiffDirectory[],
  { width, height }: { readonly width: number; readonly height: number },
): RawImage {
  const raws = allDirectories(directories).filter(isRawImage);
  const [directory, ...others] = raws.filter(
    (raw) => numberOf(raw, TAG.ImageWidth) === width && numberOf(raw, TAG.ImageLength) === height,
  );
  if (directory === undefined || others.length > 0) {
    const sizes = raws.map((raw) => `${numberOf(raw, TAG.ImageWidth)} x ${numberOf(raw, TAG.ImageLength)}`);
    throw unsupported(`one raw image of ${width} x ${height} samples`, sizes.slice(0, 4).join(', ') || 'none');
  }
  const layout = layoutOf(bytes, directory);
  if (layout === undefined) throw obstacleOf(directory);
  return { directory, layout };
}

/** Why the samples cannot be written where they are. */
function obstacleOf(raw: TiffDirectory): Error {
  const compression = numberOf(raw, TAG.Compression) ?? NONE;
  if (compression !== NONE && compression !== JPEG) {
    const name = COMPRESSIONS.get(compression) ?? `compression ${compression}`;
    return unsupported('samples that are uncompressed or lossless JPEG', name);
  }
  if (raw.tags.get(TAG.SampleFormat)?.numbers().includes(FLOATING_POINT)) {
    return unsupported('samples that are whole numbers', 'floating point');
  }
  const depths = raw.tags.get(TAG.BitsPerSample)?.numbers() ?? [];
  if (depths.length > 1 || (numberOf(raw, TAG.SamplesPerPixel) ?? 1) > 1) {
    return unsupported('one sample per pixel', 'several');
  }
  if (depths.length === 1 && (depths[0] < 8 || depths[0] > 16)) {
    return unsupported('samples of 8 to 16 bits', `${depths[0]} bits`);
  }
  return badTiff('strips or tiles that lie in it and hold all samples', 'other ones');
}
