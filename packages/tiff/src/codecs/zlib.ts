/** Deflate in zlib's wrapper (RFC 1950, 1951). */
import { deflate, Inflate } from 'pako';
import { concatenate } from '../concatenate.ts';

/** Who inflates and deflates. A host with a faster one, as Node's, may lend it. */
export interface Zlib {
  /**
   * What is cut short ends early.
   * @throws {Error} for data that are damaged, whose checksum is wrong, or that hold more than `most` bytes
   */
  inflate(data: Uint8Array, most: number): Uint8Array;
  deflate(bytes: Uint8Array): Uint8Array;
}

/** pako's number for: give what there is, the rest may never come. */
const SYNC_FLUSH = 2;
/** Bytes of output at once, above `most` at the most. */
const CHUNK = 2 ** 16;
/** zlib's wrapper, and no other. */
const WINDOW_BITS = 15;

/** Of JavaScript alone. */
export const zlib: Zlib = { inflate, deflate: (bytes) => deflate(bytes) };

function inflate(data: Uint8Array, most: number): Uint8Array {
  const inflator = new Inflate({ windowBits: WINDOW_BITS, chunkSize: CHUNK });
  const chunks: Uint8Array[] = [];
  let length = 0;
  inflator.onData = (chunk: Uint8Array) => {
    length += chunk.length;
    if (length > most) throw new RangeError(`more than ${most} bytes`);
    chunks.push(chunk);
  };
  inflator.push(data, SYNC_FLUSH);
  if (inflator.err !== 0) throw new Error(inflator.msg);
  return concatenate(chunks);
}
