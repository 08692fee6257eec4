/** Reads the samples of a raw image where they were found. */
import { areaOf, isInPlace, readPacked, readWords, rowBytes, viewWords } from '@hotpix/tiff';
import { readCompressed } from './read-compressed.ts';
import type { SampleLayout } from './layout.ts';
import { linearize } from './linear.ts';

/**
 * The stored frame, row-major, in DN: exactly as stored, or what `linear` of the layout makes of it. `undefined` where a lossless JPEG is not of the kind that all readers of DNG read
 * alike.
 * @param bytes the whole file
 * @param layout of this file, as `findSamples` gives it
 * @param into where the samples go, as many as there are, whatever it holds; without it they may share memory with `bytes`
 * @throws {DngError} `badSamples` where a lossless JPEG is damaged
 */
export function readSamples(bytes: Uint8Array<ArrayBuffer>, layout: SampleLayout): Uint16Array<ArrayBuffer> | undefined;
export function readSamples<T extends Uint16Array>(bytes: Uint8Array, layout: SampleLayout, into: T): T | undefined;
export function readSamples(bytes: Uint8Array, layout: SampleLayout, into?: Uint16Array): Uint16Array | undefined {
  const { linear, width, height } = layout;
  if (linear === undefined) return readStored(bytes, layout, into);
  const samples = readStored(bytes, layout, into ?? new Uint16Array(width * height));
  if (samples) linearize(samples, linear);
  return samples;
}

function readStored(bytes: Uint8Array, layout: SampleLayout, into?: Uint16Array): Uint16Array | undefined {
  const { compression, width, height, littleEndian, pieces } = layout;
  const take = (): Uint16Array => into ?? new Uint16Array(width * height);
  if (compression === 'lossless-jpeg') return readCompressed(bytes, layout, take());
  if (!isFrame(layout)) return readPlain(bytes, layout, take());
  const [{ offset }] = pieces;
  if (into === undefined) return viewWords(bytes, offset, width * height, littleEndian);
  readWords(bytes, offset, littleEndian, into);
  return into;
}

/** Whether `readSamples` only has to look at where they lie: the samples then share memory with `bytes`. */
export function areSamplesInPlace(bytes: Uint8Array, layout: SampleLayout): boolean {
  return (
    layout.linear === undefined && isFrame(layout) && isInPlace(bytes, layout.pieces[0].offset, layout.littleEndian)
  );
}

/** One sample behind the other, as in a frame. */
function isFrame({ compression, bits, width, pieceWidth, pieces }: SampleLayout): boolean {
  return compression === 'none' && bits === 16 && pieceWidth === width && pieces.length === 1;
}

function readPlain(bytes: Uint8Array, layout: SampleLayout, samples: Uint16Array): Uint16Array {
  const { width, bits, pieceWidth, pieces } = layout;
  const stride = rowBytes(pieceWidth, bits);
  pieces.forEach(({ offset }, index) => {
    const area = areaOf(layout, index);
    for (let row = 0; row < area.height; row++) {
      const to = (area.y + row) * width + area.x;
      readRow(bytes, offset + row * stride, layout, samples.subarray(to, to + area.width));
    }
  });
  return samples;
}

function readRow(bytes: Uint8Array, offset: number, { bits, littleEndian }: SampleLayout, row: Uint16Array): void {
  if (bits === 8) row.set(bytes.subarray(offset, offset + row.length));
  else if (bits === 16) readWords(bytes, offset, littleEndian, row);
  else readPacked(bytes, offset, bits, row);
}
