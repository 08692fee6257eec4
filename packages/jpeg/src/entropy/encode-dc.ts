/** DC coefficients (ITU-T T.81, F.1.2.1 and G.1.2.1). */
import type { BitWriter } from './bit-writer.ts';
import type { BlockCoder } from './block-coder.ts';
import { bitsOf, sizeOf, type EncodeTable } from './encode-table.ts';

/** The first scan: each a difference to the one before it in the same component, `low` bits left out. */
export class DcEncoder implements BlockCoder {
  private readonly writer: BitWriter;
  private readonly planes: readonly Int16Array[];
  private readonly tables: readonly EncodeTable[];
  private readonly low: number;
  private readonly before = new Int32Array(4);

  constructor(writer: BitWriter, planes: readonly Int16Array[], tables: readonly EncodeTable[], low: number) {
    this.writer = writer;
    this.planes = planes;
    this.tables = tables;
    this.low = low;
  }

  begin(): void {
    this.before.fill(0);
  }

  block(component: number, base: number): void {
    const value = this.planes[component][base] >> this.low;
    const difference = value - this.before[component];
    const size = sizeOf(difference);
    this.before[component] = value;
    this.writer.reserve();
    this.tables[component].put(this.writer, size, bitsOf(difference, size), size);
  }

  /** The block stands there already, and the next one differs from it. */
  pass(component: number, base: number): void {
    this.before[component] = this.planes[component][base] >> this.low;
  }

  end(): void {
    this.writer.align();
  }
}

/** Every later scan: one bit per block. */
export class DcRefinementEncoder implements BlockCoder {
  private readonly writer: BitWriter;
  private readonly planes: readonly Int16Array[];
  private readonly low: number;

  constructor(writer: BitWriter, planes: readonly Int16Array[], low: number) {
    this.writer = writer;
    this.planes = planes;
    this.low = low;
  }

  begin(): void {}

  block(component: number, base: number): void {
    this.writer.reserve();
    this.writer.put((this.planes[component][base] >> this.low) & 1, 1);
  }

  end(): void {
    this.writer.align();
  }
}
