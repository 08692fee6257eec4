/** Samples of 9 to 15 bits: packed, the high bit first, whatever the order of bytes (TIFF 6.0, section 4; DNG 1.7.1 on BitsPerSample). */

const WORD = 32;

/** @param offset of the first sample in `bytes`, at a whole byte; as many are read as `target` holds */
export function readPacked(bytes: Uint8Array, offset: number, bits: number, target: Uint16Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const drop = WORD - bits;
  // A word is read for each sample, so that none waits for the one before. The last would reach beyond the end.
  const most = Math.floor((8 * (bytes.length - offset - 3)) / bits);
  const inside = Math.max(0, Math.min(target.length, most));
  for (let index = 0, at = 0; index < inside; index++, at += bits) {
    target[index] = (view.getUint32(offset + (at >>> 3)) << (at & 7)) >>> drop;
  }
  for (let index = inside; index < target.length; index++) {
    const at = index * bits;
    const next = offset + (at >>> 3);
    const word = (bytes[next] << 24) | (bytes[next + 1] << 16) | (bytes[next + 2] << 8);
    target[index] = (word << (at & 7)) >>> drop;
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
