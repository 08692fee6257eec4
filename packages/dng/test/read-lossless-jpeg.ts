/** A plain reader of lossless JPEG by the words of ITU-T T.81, bit by bit, for what the writer should have written. */

import { predict } from './write-lossless-jpeg.ts';

/** What a file of process 14 holds: samples of interleaved components, row by row. */
export interface LosslessJpeg {
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly predictor: number;
  readonly samples: number[];
}

interface Frame {
  precision: number;
  width: number;
  height: number;
  components: number;
}

/** @param bytes one file. @param options what may be wrong with it: readers do not look `behind` the last sample */
export function readLosslessJpeg(
  bytes: Uint8Array,
  { behind = 'EOI' }: { behind?: 'EOI' | 'anything' } = {},
): LosslessJpeg {
  const word = (at: number): number => bytes[at] * 256 + bytes[at + 1];
  if (word(0) !== 0xffd8) throw new Error('Expected SOI.');
  const frame: Frame = { precision: 0, width: 0, height: 0, components: 0 };
  const tables: Map<string, number>[] = [];
  let at = 2;
  for (; word(at) !== 0xffda; at += 2 + word(at + 2)) {
    if (word(at) === 0xffc3) {
      Object.assign(frame, { precision: bytes[at + 4], height: word(at + 5), width: word(at + 7) });
      frame.components = bytes[at + 9];
    } else if (word(at) === 0xffc4) readTables(bytes.subarray(at + 4, at + 2 + word(at + 2)), tables);
    else throw new Error(`Unexpected marker ${word(at).toString(16)}.`);
  }
  const scan = bytes.subarray(at + 4, at + 2 + word(at + 2));
  const [predictor, , transform] = scan.subarray(1 + 2 * scan[0]);
  if (scan[0] !== frame.components || transform !== 0) throw new Error('Expected all components, not transformed.');
  const codes = Array.from({ length: frame.components }, (_, component) => tables[scan[2 + 2 * component] >> 4]);
  const bits = new BitReader(bytes.subarray(at + 2 + word(at + 2)));
  const samples = readScan(bits, { ...frame, predictor }, codes);
  if (behind === 'EOI') bits.assertEnd();
  return { ...frame, predictor, samples };
}

function readTables(body: Uint8Array, tables: Map<string, number>[]): void {
  for (let at = 0; at < body.length; at += 17 + tables[body[at]].size)
    readTable(body.subarray(at), (tables[body[at]] = new Map()));
}

/** Annex C: codes by their bits in text, each with its symbol. */
function readTable(body: Uint8Array, codes: Map<string, number>): void {
  let code = 0;
  let next = 17;
  for (let length = 1; length <= 16; length++, code *= 2) {
    for (let left = body[length]; left > 0; left--, code++) {
      const bits = code.toString(2).padStart(length, '0');
      if (bits.length > length || !bits.includes('0'))
        throw new Error(`Code ${bits} of ${length} bits is not allowed.`);
      codes.set(bits, body[next++]);
    }
  }
}

/** Annex H. */
function readScan(
  bits: BitReader,
  frame: Frame & { predictor: number },
  codes: readonly ReadonlyMap<string, number>[],
): number[] {
  const { width, height, components } = frame;
  const samples: number[] = [];
  const rows = { ...frame, width: width * components, samples };
  for (let at = 0; at < rows.width * height; at++) {
    samples.push((predict(rows, at) + bits.difference(codes[at % components]) + 2 * 65536) % 65536);
  }
  return samples;
}

class BitReader {
  private readonly data: Uint8Array;
  private at = 0;
  private byte = '';

  constructor(data: Uint8Array) {
    this.data = data;
  }

  difference(codes: ReadonlyMap<string, number>): number {
    let code = this.bit();
    while (!codes.has(code)) code += this.bit();
    const size = codes.get(code)!;
    if (size === 0) return 0;
    if (size === 16) return 32768;
    const own = Array.from({ length: size }, () => this.bit()).join('');
    const value = parseInt(own, 2);
    return own.startsWith('1') ? value : value - 2 ** size + 1;
  }

  /** Nothing but ones to fill a byte, and EOI. */
  assertEnd(): void {
    const end = Array.from(this.data.subarray(this.at));
    if (this.byte.includes('0') || end[0] !== 0xff || end[1] !== 0xd9 || end.length !== 2) {
      throw new Error('Expected ones and EOI behind the last sample.');
    }
  }

  private bit(): string {
    if (this.byte === '') {
      const byte = this.data[this.at++];
      if (byte === 0xff && this.data[this.at++] !== 0) throw new Error('Expected a zero behind 0xFF.');
      if (byte === undefined) throw new Error('Expected more data.');
      this.byte = byte.toString(2).padStart(8, '0');
    }
    const bit = this.byte[0];
    this.byte = this.byte.slice(1);
    return bit;
  }
}
