/** Symbols to codes. */
import { forEachCode, type HuffmanTable } from '../structure/huffman-table.ts';
import type { BitWriter } from './bit-writer.ts';

export class EncodeTable {
  private readonly codes = new Uint16Array(256);
  /** In bits; 0 for symbols without a code. */
  private readonly lengths = new Uint8Array(256);
  /** How often each symbol was asked for. */
  readonly counts = new Uint32Array(256);

  constructor(table: HuffmanTable) {
    forEachCode(table, (symbol, code, length) => {
      this.codes[symbol] = code;
      this.lengths[symbol] = length;
    });
  }

  /**
   * A symbol and what follows it. Writes no code for a symbol that has none: `isLacking` tells in the end, once for all blocks.
   * @param size of `bits`, 0 to 15
   */
  put(writer: BitWriter, symbol: number, bits: number, size: number): void {
    this.counts[symbol]++;
    writer.put((this.codes[symbol] << size) | bits, this.lengths[symbol] + size);
  }

  isLacking(): boolean {
    return this.counts.some((count, symbol) => count > 0 && this.lengths[symbol] === 0);
  }
}

/** T.81, F.1.2.1: the number of bits of a value. */
export const sizeOf = (value: number): number => 32 - Math.clz32(value < 0 ? -value : value);

/** T.81, F.1.2.1.1: the bits of a value of that size. */
export const bitsOf = (value: number, size: number): number => (value < 0 ? value - 1 : value) & ((1 << size) - 1);
