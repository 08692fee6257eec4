/** Blocks of baseline and extended sequential scans (ITU-T T.81, F.2.2). */
import { badJpeg } from '../errors.ts';
import { ZIGZAG } from '../structure/zigzag.ts';
import type { BitReader } from './bit-reader.ts';
import type { BlockCoder } from './block-coder.ts';
import { DcDecoder } from './decode-dc.ts';
import { extend, FAST_SHIFT, type DecodeTable } from './decode-table.ts';

export class SequentialDecoder implements BlockCoder {
  private readonly reader: BitReader;
  private readonly planes: readonly Int16Array[];
  private readonly dc: DcDecoder;
  private readonly ac: readonly DecodeTable[];

  /** All lists in the order of the scan. */
  constructor(
    reader: BitReader,
    planes: readonly Int16Array[],
    dc: readonly DecodeTable[],
    ac: readonly DecodeTable[],
  ) {
    this.reader = reader;
    this.planes = planes;
    this.dc = new DcDecoder(reader, planes, dc, 0);
    this.ac = ac;
  }

  begin(): void {
    this.dc.begin();
  }

  block(component: number, base: number): void {
    const table = this.ac[component];
    const fast = table.fast;
    const plane = this.planes[component];
    const reader = this.reader;
    const view = reader.view;
    this.dc.block(component, base);
    let at = reader.at;
    for (let k = 1; k < 64; k++) {
      const word = view.getUint32(at >> 3) << (at & 7);
      const entry = fast[word >>> FAST_SHIFT] || table.find(word);
      const size = entry & 15;
      const run = (entry >> 4) & 15;
      at += entry >> 8;
      k += run;
      if (size === 0) {
        if (run === 0) break;
        if (run < 15 || k > 63) throw badBlock();
        continue;
      }
      if (k > 63) throw badBlock();
      const bits = (view.getUint32(at >> 3) << (at & 7)) >>> (32 - size);
      plane[base + ZIGZAG[k]] = extend(bits, size);
      at += size;
    }
    reader.at = at;
    reader.assertInside();
  }

  end(): void {
    this.reader.assertDone();
  }
}

/** More than 64 coefficients, or a symbol that means nothing. */
export function badBlock(): Error {
  return badJpeg('blocks of 64 coefficients', 'one with others');
}
