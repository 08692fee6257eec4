/** A strip or tile with some samples replaced. */
import { type Piece, putPacked, rowBytes } from '@hotpix/tiff';
import { unsupported } from '../errors.ts';
import { LosslessJpegDecoder } from '../lossless-jpeg/decode.ts';
import { encodeAgain } from '../lossless-jpeg/encode.ts';
import type { SampleLayout } from '../samples/layout.ts';

/** A stored sample by its place in the piece. */
export interface Replacement {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/**
 * Compressed as it was: by the same predictor, at the same precision, in as many components.
 * @param room bytes into which it should fit, for which other Huffman codes are tried
 * @throws {DngError} `unsupported` for a sample that its precision does not hold
 */
export function replaceInPiece(
  bytes: Uint8Array,
  piece: Piece,
  layout: SampleLayout,
  replacements: readonly Replacement[],
  room: number,
): Uint8Array {
  const part = bytes.subarray(piece.offset, piece.offset + piece.length);
  if (layout.compression === 'lossless-jpeg') return replaceCompressed(part, layout, replacements, room);
  // Not slice(): that of a Buffer shares its bytes with the file.
  const copy = new Uint8Array(part);
  for (const replacement of replacements) putSample(copy, layout, replacement);
  return copy;
}

function replaceCompressed(
  part: Uint8Array,
  { pieceWidth, pieceHeight }: SampleLayout,
  replacements: readonly Replacement[],
  room: number,
): Uint8Array {
  const samples = new Uint16Array(pieceWidth * pieceHeight);
  const headers = new LosslessJpegDecoder().decode(part, samples);
  if (typeof headers === 'string') throw new RangeError('Expected a piece that has been read before.');
  for (const { x, y, value } of replacements) {
    if (value >> headers.precision !== 0) {
      throw unsupported(`samples of enough bits for ${value}`, `${headers.precision} bits`);
    }
    samples[y * pieceWidth + x] = value;
  }
  return encodeAgain(part, headers, samples, room);
}

/** The bits of one sample in rows that begin at a whole byte: TIFF 6.0, section 4, and DNG 1.7.1 on BitsPerSample. */
function putSample(
  piece: Uint8Array,
  { pieceWidth, bits, littleEndian }: SampleLayout,
  replacement: Replacement,
): void {
  const { x, y, value } = replacement;
  // Of 16 bits, the low byte may come first.
  const stored = bits === 16 && littleEndian ? ((value & 255) << 8) | (value >> 8) : value;
  putPacked(piece, y * rowBytes(pieceWidth, bits), x, bits, stored);
}
