/** The entropy-coded data of a lossless JPEG: ITU-T T.81, annexes F.1.2.1 and H.1.2.2. */
import type { HuffmanTable } from './huffman.ts';

/** Codes of each component, by 32 times the component and the category. */
interface Codes {
  /** The code, with room behind it for the difference's own bits. */
  readonly shifted: Uint32Array;
  /** Bits of the code and the difference together. */
  readonly lengths: Uint8Array;
}

/**
 * Writes the differences of interleaved components from `offset` on and returns the offset behind the last byte.
 * @param differences modulo 2^16, so that -32768 stands for 32768
 * @param tables one a component, with a code for each category that occurs
 */
export function putScan(
  file: Uint8Array,
  offset: number,
  differences: Int16Array,
  tables: readonly HuffmanTable[],
): number {
  const { shifted, lengths } = joinCodes(tables);
  const components = tables.length * 32;
  let at = offset;
  let word = 0;
  let free = 32;
  for (let index = 0, component = 0; index < differences.length; index++) {
    const difference = differences[index];
    const category = 32 - Math.clz32(Math.abs(difference));
    const length = lengths[component + category];
    // A negative difference is one less than its lowest bits; 32768 has no bits of its own.
    const own = (difference + (difference >> 31)) & ((1 << (category & 15)) - 1);
    const pair = shifted[component + category] | own;
    component += 32;
    if (component === components) component = 0;
    if (length <= free) {
      word = (word << length) | pair;
      free -= length;
    } else {
      at = putWord(file, at, (word << free) | (pair >>> (length - free)));
      word = pair;
      free += 32 - length;
    }
  }
  return putRest(file, at, word, free);
}

function joinCodes(tables: readonly HuffmanTable[]): Codes {
  const shifted = new Uint32Array(tables.length * 32);
  const joined = new Uint8Array(tables.length * 32);
  tables.forEach(({ codes, lengths }, component) => {
    codes.forEach((code, category) => {
      const own = category & 15;
      shifted[component * 32 + category] = code << own;
      joined[component * 32 + category] = lengths[category] + own;
    });
  });
  return { shifted, lengths: joined };
}

/** Four bytes, each 0xFF with a zero stuffed behind it. */
function putWord(file: Uint8Array, at: number, word: number): number {
  for (let shift = 24; shift >= 0; shift -= 8) {
    const byte = (word >>> shift) & 255;
    file[at++] = byte;
    if (byte === 255) file[at++] = 0;
  }
  return at;
}

/** What is left of the last word, filled up with ones. */
function putRest(file: Uint8Array, at: number, word: number, free: number): number {
  let end = at;
  for (let left = 32 - free; left > 0; left -= 8) {
    const byte = (left >= 8 ? word >>> (left - 8) : (word << (8 - left)) | ((1 << (8 - left)) - 1)) & 255;
    file[end++] = byte;
    if (byte === 255) file[end++] = 0;
  }
  return end;
}
