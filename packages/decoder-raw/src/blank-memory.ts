/** The memory in which LibRaw works, made the same before each file. */

/** In pages of 64 KiB: what libraw-wasm demands to start with, and the 2 GiB that it may grow to. */
const LEAST_PAGES = 4096;
const MOST_PAGES = 32768;
const PAGE = 2 ** 16;
/** Memory never shrinks; what grew beyond this is not kept. */
const KEPT_BYTES = 2 ** 30;

/** What a module keeps for itself, its data, stack and first allocations, ends well before. */
const OWN_BYTES = 2 ** 21;
/** LibRaw's tables and buffers, beside a file and its samples. */
const ROOM = 2 ** 23;

/** Two samples that nobody wrote: no sensor has four of these side by side. */
export const UNWRITTEN = 0xa5c35a3c;

/**
 * LibRaw leaves samples as it finds its memory where a file lacks them. So what a file before left there is gone before the next
 * begins, and all that a file may take holds `UNWRITTEN`.
 */
export class BlankMemory {
  readonly memory = new WebAssembly.Memory({ initial: LEAST_PAGES, maximum: MOST_PAGES, shared: true });
  private own: Uint8Array = new Uint8Array();
  /** Where the part that the latest file may have written to ends, and the one that is `UNWRITTEN` but for that. */
  private used = 0;
  private marked = 0;

  /** To be called when a module began to work in it, and before that works on a file. */
  keep(): void {
    const words = new Uint32Array(this.memory.buffer, 0, OWN_BYTES / 4);
    const end = words.findLastIndex((word) => word !== 0) + 1;
    // TypedArray.slice() of shared memory is shared with nobody.
    this.own = new Uint8Array(words.slice(0, end).buffer);
  }

  /** For another module, which begins as if nobody had been here. */
  clear(): void {
    new Uint8Array(this.memory.buffer, 0, OWN_BYTES).fill(0);
    this.used = Math.max(this.used, OWN_BYTES);
  }

  /** @param size of the file to come, in bytes */
  wipe(size: number): void {
    new Uint8Array(this.memory.buffer).set(this.own);
    this.mark(this.own.length, this.used);
    this.used = this.own.length;
    this.reserve(2 * size + ROOM);
  }

  /** To be called for an open file before its samples are unpacked. @param samples of the stored frame */
  makeRoom(samples: number): void {
    // Some codecs keep the samples twice, of 16 bits each.
    this.reserve(4 * samples + ROOM);
  }

  /** Whether it is small enough to be kept for the next file. */
  get isKeepable(): boolean {
    return this.memory.buffer.byteLength <= KEPT_BYTES;
  }

  /** Lets the file have that much more. */
  private reserve(bytes: number): void {
    this.used = Math.min(this.used + PAGE * Math.ceil(bytes / PAGE), PAGE * MOST_PAGES);
    const missing = Math.ceil((this.used - this.memory.buffer.byteLength) / PAGE);
    if (missing > 0) this.memory.grow(missing);
    this.mark(Math.max(this.marked, this.own.length), this.used);
  }

  private mark(from: number, to: number): void {
    if (to > from) new Uint32Array(this.memory.buffer).fill(UNWRITTEN, from / 4, to / 4);
    this.marked = Math.max(this.marked, to);
  }
}
