/** Samples of 16 bits, in either byte order. */

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Whether 16-bit samples from `offset` on lie as this processor wants them. */
export function isInPlace({ byteOffset }: Uint8Array, offset: number, littleEndian: boolean): boolean {
  return littleEndian === IS_LITTLE_ENDIAN && (byteOffset + offset) % 2 === 0;
}

/** 16-bit samples from `offset` on; they share memory with `bytes` where they are in place. */
export function viewWords<Memory extends ArrayBufferLike>(
  bytes: Uint8Array<Memory>,
  offset: number,
  count: number,
  littleEndian: boolean,
): Uint16Array<Memory> {
  const start = bytes.byteOffset + offset;
  if (isInPlace(bytes, offset, littleEndian)) return new Uint16Array(bytes.buffer, start, count);
  const samples = new Uint16Array(bytes.buffer.slice(start, start + 2 * count) as Memory);
  if (littleEndian !== IS_LITTLE_ENDIAN) swap(samples);
  return samples;
}

/** Copies 16-bit samples from `offset` on to where they shall be, as many as `target` holds. */
export function readWords(bytes: Uint8Array, offset: number, littleEndian: boolean, target: Uint16Array): void {
  const { buffer, byteOffset, byteLength } = target;
  new Uint8Array(buffer, byteOffset, byteLength).set(bytes.subarray(offset, offset + byteLength));
  if (littleEndian !== IS_LITTLE_ENDIAN) swap(target);
}

/** The bytes of samples, which are overwritten where the other order is wanted. */
export function wordBytes(samples: Uint16Array, littleEndian: boolean): Uint8Array {
  if (littleEndian !== IS_LITTLE_ENDIAN) swap(samples);
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

function swap(samples: Uint16Array): void {
  const { buffer, byteOffset, length } = samples;
  // Two at once where words of 32 bits may begin.
  const count = byteOffset % 4 === 0 ? length >> 1 : 0;
  const pairs = count > 0 ? new Uint32Array(buffer, byteOffset, count) : new Uint32Array();
  for (let at = 0; at < count; at++) {
    const pair = pairs[at];
    pairs[at] = ((pair & 0xff00ff) << 8) | ((pair >>> 8) & 0xff00ff);
  }
  for (let at = 2 * count; at < length; at++) samples[at] = (samples[at] << 8) | (samples[at] >> 8);
}
