/** Blocks of baseline and extended sequential scans (ITU-T T.81, F.1.2). */
import { ZIGZAG } from '../structure/zigzag.ts';
import type { BitWriter } from './bit-writer.ts';
import type { BlockCoder } from './block-coder.ts';
import { DcEncoder } from './encode-dc.ts';
import { bitsOf, sizeOf, type EncodeTable } from './encode-table.ts';

const ZRL = 0xf0;
const EOB = 0;

export class SequentialEncoder implements BlockCoder {
  private readonly writer: BitWriter;
  private readonly planes: readonly Int16Array[];
  private readonly dc: DcEncoder;
  private readonly ac: readonly EncodeTable[];

  /** All lists in the order of the scan. */
  constructor(
    writer: BitWriter,
    planes: readonly Int16Array[],
    dc: readonly EncodeTable[],
    ac: readonly EncodeTable[],
  ) {
    this.writer = writer;
    this.planes = planes;
    this.dc = new DcEncoder(writer, planes, dc, 0);
    this.ac = ac;
  }

  begin(): void {
    this.dc.begin();
  }

  block(component: number, base: number): void {
    const plane = this.planes[component];
    const table = this.ac[component];
    const writer = this.writer;
    this.dc.block(component, base);
    let run = 0;
    for (let k = 1; k < 64; k++) {
      const value = plane[base + ZIGZAG[k]];
      if (value === 0) {
        run++;
        continue;
      }
      for (; run > 15; run -= 16) table.put(writer, ZRL, 0, 0);
      const size = sizeOf(value);
      table.put(writer, (run << 4) | size, bitsOf(value, size), size);
      run = 0;
    }
    if (run > 0) table.put(writer, EOB, 0, 0);
  }

  /** The block stands there already. */
  pass(component: number, base: number): void {
    this.dc.pass(component, base);
  }

  end(): void {
    this.writer.align();
  }
}
