/** Reads the samples of a raw image where they were found. */
import { readCompressed } from './read-compressed.ts';
import { rowBytes, type SampleLayout } from './layout.ts';
import { isInPlace, unpackBits, viewSamples } from './unpack-row.ts';

/**
 * The stored frame, row-major, in DN, exactly as stored. It may share memory with `bytes`. `undefined` where a lossless JPEG
 * is not of the kind that all readers of DNG read alike.
 * @param bytes the whole file
 * @param layout of this file, as `findSamples` gives it
 * @throws {DngError} `badSamples` where a lossless JPEG is damaged
 */
export function readSamples(
  bytes: Uint8Array<ArrayBuffer>,
  layout: SampleLayout,
): Uint16Array<ArrayBuffer> | undefined {
  if (layout.compression === 'lossless-jpeg') return readCompressed(bytes, layout);
  const { width, height, littleEndian, pieces } = layout;
  if (isFrame(layout)) return viewSamples(bytes, pieces[0].offset, width * height, littleEndian);
  return readPlain(bytes, layout);
}

/** Whether `readSamples` only has to look at where they lie: the samples then share memory with `bytes`. */
export function areSamplesInPlace(bytes: Uint8Array, layout: SampleLayout): boolean {
  return isFrame(layout) && isInPlace(bytes, layout.pieces[0].offset, layout.littleEndian);
}

/** One sample behind the other, as in a frame. */
function isFrame({ compression, bits, width, pieceWidth, pieces }: SampleLayout): boolean {
  return compression === 'none' && bits === 16 && pieceWidth === width && pieces.length === 1;
}

function readPlain(bytes: Uint8Array<ArrayBuffer>, layout: SampleLayout): Uint16Array<ArrayBuffer> {
  const { width, height, bits, pieceWidth, pieceHeight, pieces } = layout;
  const samples = new Uint16Array(width * height);
  const across = Math.ceil(width / pieceWidth);
  const stride = rowBytes(pieceWidth, bits);
  pieces.forEach(({ offset }, index) => {
    const left = (index % across) * pieceWidth;
    const top = Math.floor(index / across) * pieceHeight;
    const inside = Math.min(pieceWidth, width - left);
    for (let y = top; y < Math.min(top + pieceHeight, height); y++) {
      const from = offset + (y - top) * stride;
      readRow(bytes, from, layout, samples.subarray(y * width + left, y * width + left + inside));
    }
  });
  return samples;
}

function readRow(
  bytes: Uint8Array<ArrayBuffer>,
  offset: number,
  { bits, littleEndian }: SampleLayout,
  row: Uint16Array,
): void {
  if (bits === 8) row.set(bytes.subarray(offset, offset + row.length));
  else if (bits === 16) row.set(viewSamples(bytes, offset, row.length, littleEndian));
  else unpackBits(bytes, offset, bits, row);
}
