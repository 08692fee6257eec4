/** PNG files that may be trusted to decode to the size they claim (W3C PNG, third edition, chapters 5 and 11). */
import { Unzlib } from 'fflate';
import { sniff } from '@hotpix/sniff';
import { badList } from '../errors.ts';

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits per sample. */
  readonly depth: number;
  /** Samples per pixel. */
  readonly channels: number;
}

const SIGNATURE_LENGTH = 8;
const HEADER_END = SIGNATURE_LENGTH + 12 + 13;
/** By colour type; a palette (3) is not among them. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
const DEPTHS: readonly number[] = [1, 2, 4, 8, 16];
/** Deflate makes at most 1032 bytes of one, so that a slice is inflated in less than 17 MiB. */
const SLICE = 1 << 14;

/** @throws {DefectMapError} `badList` */
export function readPngHeader(bytes: Uint8Array): PngHeader {
  if (sniff(bytes)?.kind !== 'png' || bytes.length < HEADER_END)
    throw badList('the mask', 'a PNG file', `${bytes.length} other bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [depth, colour] = bytes.subarray(24, 26);
  const channels = CHANNELS[colour];
  if (!channels || !DEPTHS.includes(depth)) {
    throw badList(
      'the mask',
      'a PNG of greys or RGB',
      `colour type ${colour} with ${depth} bits; save it as greyscale`,
    );
  }
  return { width: view.getUint32(16), height: view.getUint32(20), depth, channels };
}

/**
 * The file with only its header and its samples, once those were seen to inflate to no more than the header allows.
 * @throws {DefectMapError} `badList`
 */
export function essentialPng(bytes: Uint8Array, { width, height, depth, channels }: PngHeader): Uint8Array {
  // Interlacing adds filter bytes for its seven passes; twice the plain size is more than it can take.
  const most = 2 * (Math.ceil((width * channels * depth) / 8) + 1) * height + SLICE;
  let inflated = 0;
  const inflator = new Unzlib((part) => {
    inflated += part.length;
    if (inflated > most) throw badList('the mask', `a PNG of ${width} x ${height} pixels`, 'more samples than that');
  });
  const kept = new Uint8Array(bytes.length);
  kept.set(bytes.subarray(0, HEADER_END));
  let length = HEADER_END;
  for (const { type, chunk, data } of chunksOf(bytes)) {
    if (type === 'IDAT') for (let at = 0; at < data.length; at += SLICE) inflator.push(data.subarray(at, at + SLICE));
    if (type !== 'IDAT' && type !== 'IEND') continue;
    kept.set(chunk, length);
    length += chunk.length;
  }
  return kept.subarray(0, length);
}

function* chunksOf(bytes: Uint8Array): Generator<{ type: string; chunk: Uint8Array; data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = HEADER_END; at < bytes.length;) {
    const end = at + 12 <= bytes.length ? at + 12 + view.getUint32(at) : Infinity;
    if (end > bytes.length)
      throw badList('the mask', 'a whole PNG file', `${bytes.length} bytes that end inside a chunk`);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    yield { type, chunk: bytes.subarray(at, end), data: bytes.subarray(at + 8, end - 4) };
    if (type === 'IEND') return;
    at = end;
  }
  throw badList('the mask', 'a whole PNG file', 'one that ends before its last chunk');
}
