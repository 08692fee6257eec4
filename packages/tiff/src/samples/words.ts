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

/** The bytes of samples, which are overwritten where the other order is wanted. */
export function wordBytes(samples: Uint16Array, littleEndian: boolean): Uint8Array {
  if (littleEndian !== IS_LITTLE_ENDIAN) swap(samples);
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

function swap(samples: Uint16Array): void {
  for (let at = 0; at < samples.length; at++) samples[at] = (samples[at] << 8) | (samples[at] >> 8);
}
