/** AC coefficients of a first progressive scan (ITU-T T.81, G.1.2.2 and G.2). */
import { badJpeg } from '../errors.ts';
import type { ScanHeader } from '../structure/scan.ts';
import { ZIGZAG } from '../structure/zigzag.ts';
import type { BitReader } from './bit-reader.ts';
import type { BlockCoder } from './block-coder.ts';
import { badBlock } from './decode-sequential.ts';
import { extend, FAST_SHIFT, type DecodeTable } from './decode-table.ts';

export class AcDecoder implements BlockCoder {
  private readonly reader: BitReader;
  private readonly plane: Int16Array;
  private readonly table: DecodeTable;
  private readonly scan: ScanHeader;
  /** Blocks without a further coefficient that are still to come. */
  private emptyBlocks = 0;

  constructor(reader: BitReader, plane: Int16Array, table: DecodeTable, scan: ScanHeader) {
    this.reader = reader;
    this.plane = plane;
    this.table = table;
    this.scan = scan;
  }

  begin(): void {
    this.emptyBlocks = 0;
  }

  block(_component: number, base: number): void {
    if (this.emptyBlocks > 0) {
      this.emptyBlocks--;
      return;
    }
    const { first, last, low } = this.scan;
    const { fast } = this.table;
    const { view } = this.reader;
    let { at } = this.reader;
    for (let k = first; k <= last; k++) {
      const word = view.getUint32(at >> 3) << (at & 7);
      const entry = fast[word >>> FAST_SHIFT] || this.table.find(word);
      const run = (entry >> 4) & 15;
      const size = entry & 15;
      at += entry >> 8;
      if (size === 0 && run < 15) {
        this.emptyBlocks = (1 << run) - 1;
        if (run > 0) this.emptyBlocks += (view.getUint32(at >> 3) << (at & 7)) >>> (32 - run);
        at += run;
        break;
      }
      k += run;
      if (k > last) throw badBlock();
      if (size === 0) continue;
      if (size + low > 15) throw badJpeg('coefficients of at most 15 bits', `${size + low}`);
      const bits = (view.getUint32(at >> 3) << (at & 7)) >>> (32 - size);
      this.plane[base + ZIGZAG[k]] = extend(bits, size) << low;
      at += size;
    }
    this.reader.at = at;
    this.reader.assertInside();
  }

  end(): void {
    assertNoneLeft(this.emptyBlocks);
    this.reader.assertDone();
  }
}

/** A run of empty blocks may not go on behind the last one. */
export function assertNoneLeft(emptyBlocks: number): void {
  if (emptyBlocks > 0) throw badJpeg('as many blocks as its size asks for', `${emptyBlocks} more`);
}
