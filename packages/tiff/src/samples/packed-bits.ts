/** Samples of 9 to 15 bits: packed, the high bit first, whatever the order of bytes (TIFF 6.0, section 4; DNG 1.7.1 on BitsPerSample). */

/** @param offset of the first sample in `bytes`, at a whole byte; as many are read as `target` holds */
export function readPacked(bytes: Uint8Array, offset: number, bits: number, target: Uint16Array): void {
  const mask = (1 << bits) - 1;
  let at = offset;
  let word = 0;
  let held = 0;
  for (let index = 0; index < target.length; index++) {
    for (; held < bits; held += 8) word = (word << 8) | bytes[at++];
    held -= bits;
    target[index] = (word >>> held) & mask;
  }
}

/** Writes one sample of 16 bits or less, and leaves the bits beside it. @param row where its row begins in `bytes` */
export function putPacked(bytes: Uint8Array, row: number, x: number, bits: number, value: number): void {
  const first = x * bits;
  const at = row + (first >> 3);
  const shift = 24 - (first & 7) - bits;
  const mask = ((1 << bits) - 1) << shift;
  const word = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
  const other = (word & ~mask) | (value << shift);
  // Behind the last sample there may be no more bytes, nor bits to write into them.
  bytes[at] = other >> 16;
  bytes[at + 1] = other >> 8;
  bytes[at + 2] = other;
}
