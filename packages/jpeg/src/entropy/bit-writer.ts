/** Bits to bytes, with a zero behind every 0xFF (ITU-T T.81, F.1.2.3). */

/** Bytes that a block and the run before it take at most, all of them stuffed. */
const MOST_A_BLOCK = 2048;

export class BitWriter {
  #bytes: Uint8Array;
  #length = 0;
  #bits = 0;
  #count = 0;

  /** @param capacity in bytes; grows where it does not suffice */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** @param count 0 to 24; `value` has no bit above them */
  put(value: number, count: number): void {
    let bits = (this.#bits << count) | value;
    let left = this.#count + count;
    while (left >= 8) {
      left -= 8;
      const byte = (bits >>> left) & 0xff;
      this.#bytes[this.#length++] = byte;
      if (byte === 0xff) this.#bytes[this.#length++] = 0;
    }
    bits &= 0xff;
    this.#bits = bits;
    this.#count = left;
  }

  /** Sees to it that there is room for a block, of which `put` takes no care. */
  reserve(bytes = MOST_A_BLOCK): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * this.#bytes.length + bytes);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  /** Fills the last byte with ones. */
  align(): void {
    this.reserve(2);
    if (this.#count > 0) this.put((1 << (8 - this.#count)) - 1, 8 - this.#count);
  }

  /** Bytes that are coded already, taken over as they stand. */
  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was written, aligned. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
