/** DEFLATE of blocks that are stored as they are (RFC 1951, 3.2.4): a library would copy what is large several times. */

/** Bytes of a block, at most, and of what is before it. */
const MOST = 65_535;
const HEAD = 5;

export function storedBlocks(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / MOST));
  const stored = new Uint8Array(bytes.length + HEAD * blocks);
  const view = new DataView(stored.buffer);
  for (let block = 0, at = 0; block < blocks; block++) {
    const part = bytes.subarray(block * MOST, (block + 1) * MOST);
    view.setUint8(at, Number(block === blocks - 1));
    view.setUint16(at + 1, part.length, true);
    view.setUint16(at + 3, MOST - part.length, true);
    stored.set(part, at + HEAD);
    at += HEAD + part.length;
  }
  return stored;
}
