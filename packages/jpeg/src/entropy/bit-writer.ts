/** Bits to the bytes of a scan (ITU-T T.81, F.1.2.3). */

/** Bytes that a block and the run before it take at most. */
const MOST_A_BLOCK = 1024;
const WORD = 4;
/** Bits that a word holds wherever in a byte they begin. */
const AT_ONCE = 25;

/** Collects the bits of a restart interval in words, and stuffs a zero behind every 0xFF in the end. */
export class BitWriter {
  private words: DataView<ArrayBuffer>;
  /** In bytes. */
  private filled = 0;
  private bits = 0;
  private count = 0;
  private readonly chunks: Uint8Array[] = [];

  /** @param capacity of an interval in bytes; grows where it does not suffice */
  constructor(capacity: number) {
    this.words = new DataView(new ArrayBuffer(capacity));
  }

  /** @param count 0 to 31; `value` has no bit above them */
  put(value: number, count: number): void {
    const spill = this.count + count - 32;
    if (spill < 0) {
      this.bits = (this.bits << count) | value;
      this.count += count;
      return;
    }
    // A shift by 32 would be none; it takes 32 bits in one word, which `count` excludes.
    this.words.setUint32(this.filled, (this.bits << (count - spill)) | (value >>> spill));
    this.filled += 4;
    this.bits = value;
    this.count = spill;
  }

  /** Bits as they stand elsewhere, which may be many. @param view with 4 bytes or more behind them */
  copy(view: DataView, from: number, to: number): void {
    this.reserve((to - from) / 8 + WORD);
    const at = this.copyWords(view, from, to);
    for (let next = at; next < to; next += AT_ONCE) {
      const some = Math.min(AT_ONCE, to - next);
      this.put((view.getUint32(next >> 3) << (next & 7)) >>> (32 - some), some);
    }
  }

  /** As many of the bits as fill whole words; tells where the rest begins. */
  private copyWords(view: DataView, from: number, to: number): number {
    const { words, count } = this;
    let { filled, bits } = this;
    let at = from;
    for (; to - at >= 32; at += 32) {
      const [byte, shift] = [at >> 3, at & 7];
      const word = (view.getUint32(byte) << shift) | (view.getUint8(byte + 4) >> (8 - shift));
      words.setUint32(filled, count === 0 ? word : (bits << (32 - count)) | (word >>> count));
      bits = word;
      filled += 4;
    }
    this.filled = filled;
    this.bits = bits;
    return at;
  }

  /** Sees to it that there is room for a block, or so many bytes, of which `put` takes no care. */
  reserve(bytes = MOST_A_BLOCK): void {
    if (this.filled + bytes <= this.words.byteLength) return;
    const larger = new Uint8Array(2 * this.words.byteLength + Math.ceil(bytes));
    larger.set(new Uint8Array(this.words.buffer));
    this.words = new DataView(larger.buffer);
  }

  /** Ends an interval: fills the last byte with ones. */
  align(): void {
    this.reserve();
    const padding = -this.count & 7;
    this.put((1 << padding) - 1, padding);
    const length = this.filled + this.count / 8;
    if (this.count > 0) this.words.setUint32(this.filled, this.bits << (32 - this.count));
    this.chunks.push(stuff(new Uint8Array(this.words.buffer, 0, length)));
    this.filled = this.count = this.bits = 0;
  }

  /** Bytes that are coded already, taken over as they stand. */
  append(bytes: Uint8Array): void {
    this.chunks.push(bytes);
  }

  /** What was written, in pieces, aligned. */
  parts(): readonly Uint8Array[] {
    return this.chunks;
  }
}

function stuff(bytes: Uint8Array): Uint8Array {
  let count = 0;
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) count++;
  const stuffed = new Uint8Array(bytes.length + count);
  let length = 0;
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(0xff, from);
    const to = found < 0 ? bytes.length : found + 1;
    stuffed.set(bytes.subarray(from, to), length);
    length += to - from + (found < 0 ? 0 : 1);
    from = to;
  }
  return stuffed;
}
