/** Text of other programs, in whatever encoding they left it. */

type Utf16 = 'utf-16le' | 'utf-16be';

/** Bytes by which text without a mark is told to be UTF-16: lists begin with ASCII, in which every other byte is 0. */
const PROBE = 16;

/** The same text in UTF-8 without a byte order mark: of UTF-8 with one, and of UTF-16 with one or without. */
export function toUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  const encoding = utf16Of(bytes);
  // The decoder takes a mark away.
  return encoding ? new TextEncoder().encode(new TextDecoder(encoding).decode(bytes)) : bytes;
}

function utf16Of(bytes: Uint8Array): Utf16 | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const probe = Array.from(bytes.subarray(0, PROBE));
  const isZeroAt = (parity: number): boolean =>
    probe.length >= 2 && probe.every((byte, at) => (byte === 0) === (at % 2 === parity));
  if (isZeroAt(1)) return 'utf-16le';
  return isZeroAt(0) ? 'utf-16be' : undefined;
}
