/** What may lie in memory of photographs on servers before they are asked for. */

/** Most bytes of photographs that come ahead of their decoding, which of a budget of memory is at most that part, and most photographs. */
const AHEAD = { bytes: 2 ** 28, share: 1 / 8, count: 8 };
/** Bytes of first parts that are kept until the rest is asked for: some 500. Of more photographs they are fetched twice. */
const HEADS = 2 ** 25;

export class Larder {
  private readonly most: number;
  private bytes = 0;
  private count = 0;
  private heads = 0;

  /** @param memory bytes that the whole run may take; undefined for what is usual */
  constructor(memory = Infinity) {
    this.most = Math.min(AHEAD.bytes, memory * AHEAD.share);
  }

  /** Whether there is room for another one; it is then taken. */
  take(bytes: number): boolean {
    if (this.count >= AHEAD.count || this.bytes + bytes > this.most) return false;
    this.count++;
    this.bytes += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.count--;
    this.bytes -= bytes;
  }

  takeHead(bytes: number): boolean {
    if (this.heads + bytes > HEADS) return false;
    this.heads += bytes;
    return true;
  }

  giveBackHead(bytes: number): void {
    this.heads -= bytes;
  }
}
