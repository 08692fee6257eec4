/** What may lie in memory of photographs on servers before they are asked for. */

/** Bytes of photographs that come ahead of their decoding, and how many come at once. */
const AHEAD = { bytes: 2 ** 28, count: 8 };
/** Bytes of first parts that are kept until the rest is asked for: some 500. Of more photographs they are fetched twice. */
const HEADS = 2 ** 25;

export class Larder {
  private bytes = 0;
  private count = 0;
  private heads = 0;

  /** Whether there is room for another one; it is then taken. */
  take(bytes: number): boolean {
    if (this.count >= AHEAD.count || this.bytes + bytes > AHEAD.bytes) return false;
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
