/** AC coefficients of a later progressive scan: one more bit of each (ITU-T T.81, G.1.2.3). */
import type { ScanHeader } from '../structure/scan.ts';
import { ZIGZAG } from '../structure/zigzag.ts';
import type { BitWriter } from './bit-writer.ts';
import type { BlockCoder } from './block-coder.ts';
import { EmptyBlocks } from './empty-blocks.ts';
import type { EncodeTable } from './encode-table.ts';

const ZRL = 0xf0;

export class AcRefinementEncoder implements BlockCoder {
  private readonly writer: BitWriter;
  private readonly plane: Int16Array;
  private readonly table: EncodeTable;
  private readonly scan: ScanHeader;
  private readonly empty: EmptyBlocks;
  /** Bits of coefficients passed over since the last symbol of this block. */
  private readonly corrections: number[] = [];

  constructor(writer: BitWriter, plane: Int16Array, table: EncodeTable, scan: ScanHeader) {
    this.writer = writer;
    this.plane = plane;
    this.table = table;
    this.scan = scan;
    this.empty = new EmptyBlocks(writer, table);
  }

  begin(): void {}

  block(_component: number, base: number): void {
    const { first, last, low } = this.scan;
    const lastNew = this.lastNew(base);
    let run = 0;
    for (let k = first; k <= last; k++) {
      const value = this.plane[base + ZIGZAG[k]];
      const size = Math.abs(value) >> low;
      if (size === 0) {
        run++;
        continue;
      }
      for (; run > 15 && k <= lastNew; run -= 16) this.symbol(ZRL);
      if (size > 1) {
        this.corrections.push(size & 1);
        continue;
      }
      this.symbol((run << 4) | 1, value < 0 ? 0 : 1);
      run = 0;
    }
    if (run > 0 || this.corrections.length > 0) this.empty.add(this.corrections);
    this.corrections.length = 0;
  }

  end(): void {
    this.empty.flush();
    this.writer.align();
  }

  /** The place of the last coefficient that is not zero from this scan on. */
  private lastNew(base: number): number {
    const { first, last, low } = this.scan;
    let k = last;
    while (k >= first && Math.abs(this.plane[base + ZIGZAG[k]]) >> low !== 1) k--;
    return k;
  }

  /** A symbol, the sign of a new coefficient, and the corrections of those passed over. */
  private symbol(symbol: number, sign?: number): void {
    this.empty.flush();
    this.table.put(this.writer, symbol, sign ?? 0, sign === undefined ? 0 : 1);
    for (const bit of this.corrections) this.writer.put(bit, 1);
    this.corrections.length = 0;
  }
}
