/** Codes to symbols. */
import { badJpeg } from '../errors.ts';
import { forEachCode, type HuffmanTable } from '../structure/huffman-table.ts';

/** Codes of up to as many bits are looked up at once. */
const FAST_BITS = 10;
export const FAST_SHIFT = 32 - FAST_BITS;

/** An entry is the length of a code in bits, times 256, plus its symbol. */
export class DecodeTable {
  /** By the next bits, shifted by FAST_SHIFT; 0 for codes that are longer. */
  readonly fast = new Uint16Array(1 << FAST_BITS);
  /** Entries of the longer codes, by length and code: `length << 16 | code`. */
  private readonly long = new Map<number, number>();

  constructor(table: HuffmanTable) {
    forEachCode(table, (symbol, code, length) => {
      const entry = (length << 8) | symbol;
      if (length > FAST_BITS) this.long.set((length << 16) | code, entry);
      else this.fast.fill(entry, code << (FAST_BITS - length), (code + 1) << (FAST_BITS - length));
    });
  }

  /**
   * The entry of a code longer than those of `fast`.
   * @param word the next 16 bits or more, left-aligned in 32
   */
  find(word: number): number {
    for (let length = FAST_BITS + 1; length <= 16; length++) {
      const entry = this.long.get((length << 16) | (word >>> (32 - length)));
      if (entry !== undefined) return entry;
    }
    throw badJpeg('codes of its Huffman tables', 'others');
  }
}

/** T.81, F.2.2.1: the value that `size` bits stand for, 1 to 16. */
export function extend(bits: number, size: number): number {
  return bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
}
