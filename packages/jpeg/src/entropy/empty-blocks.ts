/** Runs of blocks whose band holds nothing more (ITU-T T.81, G.1.2.2 and G.1.2.3). */
import type { BitWriter } from './bit-writer.ts';
import { sizeOf, type EncodeTable } from './encode-table.ts';

const LONGEST = 0x7fff;
/** Where libjpeg ends a run as well, so that files of its encoder come out as they were. */
const MOST_CORRECTIONS = 937;

export class EmptyBlocks {
  private readonly writer: BitWriter;
  private readonly table: EncodeTable;
  private count = 0;
  /** Bits that correct coefficients of these blocks: they follow the run. */
  private readonly corrections: number[] = [];

  constructor(writer: BitWriter, table: EncodeTable) {
    this.writer = writer;
    this.table = table;
  }

  add(corrections: readonly number[]): void {
    this.count++;
    this.corrections.push(...corrections);
    if (this.count === LONGEST || this.corrections.length > MOST_CORRECTIONS) this.flush();
  }

  /** Writes the run, and sees to it that there is room for a block. */
  flush(): void {
    this.writer.reserve();
    if (this.count === 0) return;
    const size = sizeOf(this.count) - 1;
    this.table.put(this.writer, size << 4, this.count - (1 << size), size);
    for (const bit of this.corrections) this.writer.put(bit, 1);
    this.count = 0;
    this.corrections.length = 0;
  }
}
