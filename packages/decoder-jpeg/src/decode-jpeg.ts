/** JPEG, the kind that cameras write. */
import { tooLarge, type DecodeContext } from '@hotpix/core';
import { exifOf, readJpegHeader, xmpOf, type JpegHeader } from '@hotpix/jpeg';
import { assertBounded } from './assert-bounded.ts';
import { undecodable, unsuitable } from './errors.ts';
import type { Picture } from './picture.ts';
import { inWords } from './in-words.ts';
import { plainJpeg } from './plain-jpeg.ts';
import type { Ports } from './ports.ts';

/** Baseline, extended and progressive, with Huffman or arithmetic coding. */
const DECODABLE: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca]);

/** @throws {HotpixError} `refused` or `tooLarge`, before anything large is allocated unless the data themselves are damaged */
export async function decodeJpeg(
  bytes: Uint8Array,
  { signal, maxPixels }: DecodeContext,
  { pixels }: Ports,
): Promise<Picture> {
  const header = inWords(() => readJpegHeader(bytes));
  const { width, height } = header;
  const channels = channelsOf(header);
  if (width * height > maxPixels) throw tooLarge(width, height, maxPixels);
  assertBounded(bytes, header);
  const options = { kind: 'jpeg', failOn: 'warning', maxPixels, signal } as const;
  const plain = plainJpeg(bytes, header);
  const samples = await pixels.samples(plain, { width, height, channels, bits: 8 }, options).catch((error: unknown) => {
    throw undecodable('JPEG', error);
  });
  const [exif, xmp] = [exifOf(header), xmpOf(header)];
  const metadata = { ...(exif && { exif }), ...(xmp && { xmp }) };
  return { samples, width, height, channels, bits: 8, white: 255, lossy: true, ...metadata };
}

function channelsOf({ process, precision, width, height, components }: JpegHeader): 1 | 3 {
  if (!DECODABLE.has(process)) {
    throw unsuitable(
      'a baseline, extended or progressive JPEG',
      `a lossless or hierarchical one (SOF${process - 0xc0})`,
      'Convert it to PNG or TIFF.',
    );
  }
  if (precision !== 8) throw unsuitable('a JPEG of 8 bits', `one of ${precision}`, 'Convert it to PNG or TIFF.');
  if (width === 0 || height === 0) throw unsuitable('a JPEG that states its size', `one of ${width} x ${height}`);
  if (components.length === 1 || components.length === 3) return components.length;
  const came = components.length === 4 ? 'four (CMYK)' : String(components.length);
  throw unsuitable('a JPEG of 1 or 3 colour components, as cameras write', came);
}
