/** AC coefficients of a later progressive scan: one more bit of each (ITU-T T.81, G.1.2.3 and G.2). */
import { badJpeg } from '../errors.ts';
import type { ScanHeader } from '../structure/scan.ts';
import { ZIGZAG } from '../structure/zigzag.ts';
import type { BitReader } from './bit-reader.ts';
import type { BlockCoder } from './block-coder.ts';
import { assertNoneLeft } from './decode-ac.ts';
import { badBlock } from './decode-sequential.ts';
import { FAST_SHIFT, type DecodeTable } from './decode-table.ts';

export class AcRefiner implements BlockCoder {
  private readonly reader: BitReader;
  private readonly plane: Int16Array;
  private readonly table: DecodeTable;
  private readonly scan: ScanHeader;
  /** Blocks without a new coefficient that are still to come. */
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
    const { first, last, low } = this.scan;
    let k = first;
    while (k <= last && this.emptyBlocks === 0) {
      const entry = this.symbol();
      const run = (entry >> 4) & 15;
      const size = entry & 15;
      if (size > 1) throw badJpeg('one bit a coefficient in later scans', `${size}`);
      if (size === 0 && run < 15) {
        this.emptyBlocks = (1 << run) + this.bits(run);
        break;
      }
      const value = size === 0 ? 0 : this.bits(1) === 1 ? 1 << low : -1 << low;
      k = this.correct(base, k, run);
      if (k > last) throw badBlock();
      if (value !== 0) this.plane[base + ZIGZAG[k]] = value;
      k++;
    }
    if (this.emptyBlocks > 0) {
      this.correct(base, k, 64);
      this.emptyBlocks--;
    }
    this.reader.assertInside();
  }

  end(): void {
    assertNoneLeft(this.emptyBlocks);
    this.reader.assertDone();
  }

  /** Reads a bit for each coefficient that is not zero; stops behind `zeros` others, at the next zero, or behind the band. */
  private correct(base: number, from: number, zeros: number): number {
    const plane = this.plane;
    const { last, low } = this.scan;
    let left = zeros;
    for (let k = from; k <= last; k++) {
      const value = plane[base + ZIGZAG[k]];
      if (value === 0) {
        if (left-- === 0) return k;
      } else if (this.bits(1) === 1) {
        plane[base + ZIGZAG[k]] = value + (value < 0 ? -1 << low : 1 << low);
      }
    }
    return last + 1;
  }

  private symbol(): number {
    const { view, at } = this.reader;
    const word = view.getUint32(at >> 3) << (at & 7);
    const entry = this.table.fast[word >>> FAST_SHIFT] || this.table.find(word);
    this.reader.at = at + (entry >> 8);
    return entry & 255;
  }

  private bits(count: number): number {
    const { view, at } = this.reader;
    this.reader.at = at + count;
    return count === 0 ? 0 : (view.getUint32(at >> 3) << (at & 7)) >>> (32 - count);
  }
}
