/** DC coefficients (ITU-T T.81, F.2.2.1 and G.1.2.1). */
import { badJpeg } from '../errors.ts';
import type { BitReader } from './bit-reader.ts';
import type { BlockCoder } from './block-coder.ts';
import { extend, FAST_SHIFT, type DecodeTable } from './decode-table.ts';

/** Sizes beyond are of samples of more than 12 bits; so differences of two coefficients stay within 15 bits, too. */
const MOST_SIZE = 15;
const OFFSET = 1 << 14;

/** The first scan: each a difference to the one before it in the same component, `low` bits left out. */
export class DcDecoder implements BlockCoder {
  private readonly reader: BitReader;
  private readonly planes: readonly Int16Array[];
  private readonly tables: readonly DecodeTable[];
  private readonly low: number;
  private readonly before = new Int32Array(4);

  constructor(reader: BitReader, planes: readonly Int16Array[], tables: readonly DecodeTable[], low: number) {
    this.reader = reader;
    this.planes = planes;
    this.tables = tables;
    this.low = low;
  }

  begin(): void {
    this.before.fill(0);
  }

  block(component: number, base: number): void {
    const { view, at } = this.reader;
    const table = this.tables[component];
    const word = view.getUint32(at >> 3) << (at & 7);
    const entry = table.fast[word >>> FAST_SHIFT] || table.find(word);
    const size = entry & 255;
    const start = at + (entry >> 8);
    if (size > MOST_SIZE) throw badJpeg(`DC differences of at most ${MOST_SIZE} bits`, `${size}`);
    if (size > 0) {
      this.before[component] += extend((view.getUint32(start >> 3) << (start & 7)) >>> (32 - size), size);
    }
    const value = this.before[component] << this.low;
    if ((value + OFFSET) >>> 15 !== 0) throw badJpeg('DC coefficients of at most 15 bits', `${value}`);
    this.planes[component][base] = value;
    this.reader.at = start + size;
    this.reader.assertInside();
  }

  end(): void {
    this.reader.assertDone();
  }
}

/** Every later scan: one bit per block. */
export class DcRefiner implements BlockCoder {
  private readonly reader: BitReader;
  private readonly planes: readonly Int16Array[];
  private readonly low: number;

  constructor(reader: BitReader, planes: readonly Int16Array[], low: number) {
    this.reader = reader;
    this.planes = planes;
    this.low = low;
  }

  begin(): void {}

  block(component: number, base: number): void {
    const { view, at } = this.reader;
    const bit = (view.getUint8(at >> 3) >> (7 - (at & 7))) & 1;
    this.planes[component][base] |= bit << this.low;
    this.reader.at = at + 1;
    this.reader.assertInside();
  }

  end(): void {
    this.reader.assertDone();
  }
}
