/** The remainder of each byte by the polynomial 0xEDB88320, the high bit last. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** The checksum of PNG chunks (ISO 15948, annex D), unsigned. */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) rest = TABLE[(rest ^ bytes[at]) & 255] ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}
