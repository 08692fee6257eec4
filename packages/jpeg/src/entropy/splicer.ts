/** Changed MCUs among bits that stay. */
import { BitReader } from './bit-reader.ts';
import type { BitWriter } from './bit-writer.ts';
import { codeMcu, mcusOf } from './block-coder.ts';
import type { SequentialEncoder } from './encode-sequential.ts';
import type { ScanSource } from './scan-source.ts';
import type { Scan } from '../structure/scan.ts';

interface Parts {
  readonly source: ScanSource;
  readonly scan: Scan;
  /** Where each MCU of the scan ends, as decodeScan tells. */
  readonly ends: Uint32Array;
  /** The MCUs that changed. */
  readonly touched: ReadonlySet<number>;
  readonly encoder: SequentialEncoder;
  readonly writer: BitWriter;
}

/**
 * Codes an MCU that changed, and the one behind it, whose DC coefficients are stored as differences to those before (ITU-T T.81,
 * F.1.1.5.1). All others are taken over bit for bit, however their encoder chose to code them.
 */
export class Splicer {
  private readonly parts: Parts;
  private readonly reader = new BitReader();
  /** The MCUs to code, ascending. */
  private readonly anew: Uint32Array;
  /** How many of them lie before the interval. */
  private at = 0;

  constructor(parts: Parts) {
    this.parts = parts;
    this.anew = Uint32Array.from(new Set([...parts.touched].flatMap((mcu) => [mcu, mcu + 1]))).sort();
  }

  /** To be called for restart intervals in their order. */
  code(interval: number): void {
    const { source, scan, encoder } = this.parts;
    const [from, to] = mcusOf(scan, interval);
    this.reader.load(source.bytes, scan, interval);
    encoder.begin();
    let next = from;
    while (this.anew[this.at] < from) this.at++;
    for (; this.anew[this.at] < to; this.at++) {
      const mcu = this.anew[this.at];
      this.copy(next, mcu, from);
      codeMcu(source.frame, scan, mcu, encoder);
      next = mcu + 1;
    }
    this.copy(next, to, from);
    encoder.end();
  }

  /** @param first of the interval */
  private copy(from: number, to: number, first: number): void {
    if (from === to) return;
    const { source, scan, ends, encoder, writer } = this.parts;
    writer.copy(this.reader.view, from === first ? 0 : ends[from - 1], ends[to - 1]);
    codeMcu(source.frame, scan, to - 1, { block: (component, base) => encoder.pass(component, base) });
  }
}
