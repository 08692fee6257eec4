/** The bytes of a strip or tile that is no longer compressed, as samples and back. */
import { putPacked, readPacked } from '../samples/packed-bits.ts';
import { viewWords, wordBytes } from '../samples/words.ts';
import type { Layout } from './layout.ts';

export type Samples = Uint8Array | Uint16Array;

/**
 * Row by row, as many samples as whole rows are there: `pieceWidth * interleaved` a row.
 * @param bytes in which samples of 8 and 16 bits may lie; differences are undone there
 */
export function unpack(bytes: Uint8Array, layout: Layout): Samples {
  const { bits, stride, isDifferenced, littleEndian } = layout;
  const rows = Math.floor(bytes.length / stride);
  const samples =
    bits === 8
      ? bytes.subarray(0, rows * stride)
      : bits === 16
        ? viewWords(bytes, 0, (rows * stride) / 2, littleEndian)
        : unpackOdd(bytes, rows, layout);
  if (isDifferenced) sum(samples, layout);
  return samples;
}

/** @param samples are overwritten */
export function pack(samples: Samples, layout: Layout): Uint8Array {
  if (layout.isDifferenced) subtract(samples, layout);
  if (samples instanceof Uint8Array) return samples;
  return layout.bits === 16 ? wordBytes(samples, layout.littleEndian) : packOdd(samples, layout);
}

function unpackOdd(bytes: Uint8Array, rows: number, layout: Layout): Uint16Array {
  const perRow = samplesPerRow(layout);
  const samples = new Uint16Array(rows * perRow);
  for (let row = 0; row < rows; row++) {
    readPacked(bytes, row * layout.stride, layout.bits, samples.subarray(row * perRow, (row + 1) * perRow));
  }
  return samples;
}

function packOdd(samples: Uint16Array, layout: Layout): Uint8Array {
  const { bits, stride } = layout;
  const perRow = samplesPerRow(layout);
  const bytes = new Uint8Array((samples.length / perRow) * stride);
  for (let at = 0; at < samples.length; at++) {
    putPacked(bytes, Math.floor(at / perRow) * stride, at % perRow, bits, samples[at]);
  }
  return bytes;
}

const samplesPerRow = ({ pieceWidth, interleaved }: Layout): number => pieceWidth * interleaved;

/** Undoes the differences from the pixel to the left (TIFF 6.0, section 14). */
function sum(samples: Samples, layout: Layout): void {
  const [perRow, { interleaved }] = [samplesPerRow(layout), layout];
  for (let row = 0; row < samples.length; row += perRow) {
    for (let at = row + interleaved; at < row + perRow; at++) samples[at] += samples[at - interleaved];
  }
}

function subtract(samples: Samples, layout: Layout): void {
  const [perRow, { interleaved }] = [samplesPerRow(layout), layout];
  for (let row = 0; row < samples.length; row += perRow) {
    for (let at = row + perRow - 1; at >= row + interleaved; at--) samples[at] -= samples[at - interleaved];
  }
}
