/** Rows of uncompressed samples: TIFF 6.0, section 4, and DNG 1.7.1 on BitsPerSample. */

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Whether 16-bit samples from `offset` on lie as this processor wants them. */
export function isInPlace({ byteOffset }: Uint8Array, offset: number, littleEndian: boolean): boolean {
  return littleEndian === IS_LITTLE_ENDIAN && (byteOffset + offset) % 2 === 0;
}

/** 16-bit samples from `offset` on; they share memory with `bytes` where they are in place. */
export function viewSamples(
  bytes: Uint8Array<ArrayBuffer>,
  offset: number,
  count: number,
  littleEndian: boolean,
): Uint16Array<ArrayBuffer> {
  const start = bytes.byteOffset + offset;
  if (isInPlace(bytes, offset, littleEndian)) return new Uint16Array(bytes.buffer, start, count);
  const samples = new Uint16Array(bytes.buffer.slice(start, start + 2 * count));
  if (littleEndian === IS_LITTLE_ENDIAN) return samples;
  for (let at = 0; at < count; at++) samples[at] = (samples[at] << 8) | (samples[at] >> 8);
  return samples;
}

/**
 * Packed samples of 10, 12 or 14 bits, the highest first, each row from a whole byte on, into `target`.
 * @param offset of the row in `bytes`
 */
export function unpackBits(bytes: Uint8Array, offset: number, bits: number, target: Uint16Array): void {
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
