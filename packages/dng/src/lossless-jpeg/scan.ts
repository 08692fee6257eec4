/** The entropy-coded data of a lossless JPEG: ITU-T T.81, annexes F.1.2.1 and H.1.2.2. */
import type { HuffmanTable } from './huffman.ts';

/** Room for the categories 0 to 16 of a component. */
const STRIDE = 32;

/**
 * Writes the differences of interleaved components from `offset` on and returns the offset behind the last byte.
 * @param differences modulo 2^16, so that -32768 stands for 32768
 * @param tables one for each component, with a code for each category that occurs in it
 */
export function putScan(
  file: Uint8Array,
  offset: number,
  differences: Int16Array,
  tables: readonly HuffmanTable[],
): number {
  const { shifted, totals } = withOwnBits(tables);
  const last = (tables.length - 1) * STRIDE;
  let at = offset;
  let word = 0;
  let free = 32;
  for (let index = 0, component = 0; index < differences.length; index++) {
    const difference = differences[index];
    const category = 32 - Math.clz32(Math.abs(difference));
    const total = totals[component + category];
    // A negative difference is one less than its lowest bits; 32768 has no bits of its own.
    const own = (difference + (difference >> 31)) & ((1 << (category & 15)) - 1);
    const pair = shifted[component + category] | own;
    component = component === last ? 0 : component + STRIDE;
    if (total <= free) {
      word = (word << total) | pair;
      free -= total;
    } else {
      at = putWord(file, at, (word << free) | (pair >>> (total - free)));
      word = pair;
      free += 32 - total;
    }
  }
  return putRest(file, at, word, 32 - free);
}

/** Each category's code with room behind it for the difference's own bits, and the bits of both together, 31 at most. */
function withOwnBits(tables: readonly HuffmanTable[]): { shifted: Int32Array; totals: Uint8Array } {
  const shifted = new Int32Array(tables.length * STRIDE);
  const totals = new Uint8Array(tables.length * STRIDE);
  tables.forEach(({ codes, lengths }, component) =>
    codes.forEach((code, category) => {
      const own = category & 15;
      shifted[component * STRIDE + category] = code << own;
      totals[component * STRIDE + category] = lengths[category] + own;
    }),
  );
  return { shifted, totals };
}

/** Four bytes, each 0xFF with a zero stuffed behind it. */
function putWord(file: Uint8Array, at: number, word: number): number {
  let end = at;
  for (let shift = 24; shift >= 0; shift -= 8) {
    const byte = (word >>> shift) & 255;
    file[end++] = byte;
    if (byte === 255) file[end++] = 0;
  }
  return end;
}

/** The lowest `left` bits of the last word, filled up with ones. */
function putRest(file: Uint8Array, at: number, word: number, left: number): number {
  let end = at;
  for (let bits = left; bits > 0; bits -= 8) {
    const byte = (bits >= 8 ? word >>> (bits - 8) : (word << (8 - bits)) | (255 >> bits)) & 255;
    file[end++] = byte;
    if (byte === 255) file[end++] = 0;
  }
  return end;
}
