/** AC coefficients of a first progressive scan (ITU-T T.81, G.1.2.2). */
import type { ScanHeader } from '../structure/scan.ts';
import { ZIGZAG } from '../structure/zigzag.ts';
import type { BitWriter } from './bit-writer.ts';
import type { BlockCoder } from './block-coder.ts';
import { EmptyBlocks } from './empty-blocks.ts';
import { bitsOf, sizeOf, type EncodeTable } from './encode-table.ts';

const ZRL = 0xf0;

export class AcEncoder implements BlockCoder {
  private readonly writer: BitWriter;
  private readonly plane: Int16Array;
  private readonly table: EncodeTable;
  private readonly scan: ScanHeader;
  private readonly empty: EmptyBlocks;

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
    let run = 0;
    for (let k = first; k <= last; k++) {
      const whole = this.plane[base + ZIGZAG[k]];
      // The point transform of AC coefficients cuts towards zero.
      const value = whole < 0 ? -(-whole >> low) : whole >> low;
      if (value === 0) {
        run++;
        continue;
      }
      this.empty.flush();
      for (; run > 15; run -= 16) this.table.put(this.writer, ZRL, 0, 0);
      const size = sizeOf(value);
      this.table.put(this.writer, (run << 4) | size, bitsOf(value, size), size);
      run = 0;
    }
    if (run > 0) this.empty.add([]);
  }

  end(): void {
    this.empty.flush();
    this.writer.align();
  }
}
