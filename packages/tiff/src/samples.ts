/** The bytes of a strip or tile that is no longer compressed, as samples and back. */
import { endianness } from 'node:os';
import type { Layout } from './layout.ts';

export type Samples = Uint8Array | Uint16Array;

/**
 * Row by row, as many samples as whole rows are there: `pieceWidth * interleaved` a row.
 * @param bytes in which samples of 8 bits lie; differences are undone there
 */
export function unpack(bytes: Uint8Array, layout: Layout): Samples {
  const { bits, stride, isDifferenced } = layout;
  const rows = Math.floor(bytes.length / stride);
  const samples =
    bits === 8
      ? bytes.subarray(0, rows * stride)
      : bits === 16
        ? words(new Uint8Array(bytes.subarray(0, rows * stride)), layout)
        : unpackOdd(bytes, rows, layout);
  if (isDifferenced) sum(samples, layout);
  return samples;
}

/** @param samples are overwritten */
export function pack(samples: Samples, layout: Layout): Uint8Array {
  if (layout.isDifferenced) subtract(samples, layout);
  if (samples instanceof Uint8Array) return samples;
  if (layout.bits !== 16) return packOdd(samples, layout);
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  return isNative(layout) ? bytes : swap(bytes);
}

/** @param bytes all of their buffer, which is overwritten */
function words(bytes: Uint8Array, layout: Layout): Uint16Array {
  return new Uint16Array(isNative(layout) ? bytes.buffer : swap(bytes).buffer);
}

const isNative = ({ littleEndian }: Layout): boolean => littleEndian === (endianness() === 'LE');

function swap(bytes: Uint8Array): Uint8Array {
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).swap16();
  return bytes;
}

/** Samples of 9 to 15 bits are packed, the high bit first, whatever the order of bytes; rows begin at whole bytes. */
function unpackOdd(bytes: Uint8Array, rows: number, layout: Layout): Uint16Array {
  const { bits, stride } = layout;
  const perRow = layout.pieceWidth * layout.interleaved;
  const samples = new Uint16Array(rows * perRow);
  const mask = (1 << bits) - 1;
  for (let at = 0; at < samples.length; at++) {
    const bit = (at % perRow) * bits;
    const from = Math.floor(at / perRow) * stride + (bit >> 3);
    const word = (bytes[from] << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    samples[at] = (word >> (24 - (bit & 7) - bits)) & mask;
  }
  return samples;
}

function packOdd(samples: Uint16Array, layout: Layout): Uint8Array {
  const { bits, stride } = layout;
  const perRow = layout.pieceWidth * layout.interleaved;
  const bytes = new Uint8Array((samples.length / perRow) * stride);
  for (let at = 0; at < samples.length; at++) {
    const bit = (at % perRow) * bits;
    const to = Math.floor(at / perRow) * stride + (bit >> 3);
    const word = samples[at] << (24 - (bit & 7) - bits);
    bytes[to] |= word >> 16;
    // Behind the last sample of the last row there are no more bytes, nor bits to write into them.
    bytes[to + 1] |= word >> 8;
    bytes[to + 2] |= word;
  }
  return bytes;
}

/** Undoes the differences from the pixel to the left (TIFF 6.0, section 14). */
function sum(samples: Samples, { pieceWidth, interleaved }: Layout): void {
  const perRow = pieceWidth * interleaved;
  for (let row = 0; row < samples.length; row += perRow) {
    for (let at = row + interleaved; at < row + perRow; at++) samples[at] += samples[at - interleaved];
  }
}

function subtract(samples: Samples, { pieceWidth, interleaved }: Layout): void {
  const perRow = pieceWidth * interleaved;
  for (let row = 0; row < samples.length; row += perRow) {
    for (let at = row + perRow - 1; at >= row + interleaved; at--) samples[at] -= samples[at - interleaved];
  }
}
