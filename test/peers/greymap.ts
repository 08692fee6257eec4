/** The samples of a 16-bit portable greymap, which is big-endian. */
export function readGreymap(bytes: Buffer): { width: number; height: number; samples: Uint16Array } {
  const header = /^P5\s+(\d+)\s+(\d+)\s+65535\s/.exec(bytes.toString('latin1', 0, 64));
  if (header === null) throw new Error('Expected a 16-bit greymap.');
  const [width, height] = [Number(header[1]), Number(header[2])];
  const samples = Uint16Array.from({ length: width * height }, (_, index) =>
    bytes.readUInt16BE(header[0].length + index * 2),
  );
  return { width, height, samples };
}
