/** Writes PNG files by the words of ISO 15948, for tests. */
import { crc32, deflateSync } from 'node:zlib';

/** Colour types: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
export interface PngImage {
  readonly width: number;
  readonly bits: 8 | 16;
  readonly type: 0 | 2 | 3 | 4 | 6;
  readonly samples: readonly number[];
  /** Chunks between the header and the picture. */
  readonly chunks?: readonly Buffer[];
}

const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

export function pngFile({ width, bits, type, samples, chunks = [] }: PngImage): Buffer {
  const perRow = width * CHANNELS[type];
  const rows = Array.from({ length: samples.length / perRow }, (_, y) => samples.slice(y * perRow, (y + 1) * perRow));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([bits, type, 0, 0, 0], 8);
  const data = rows.map((row) =>
    Buffer.from([0, ...row.flatMap((value) => (bits === 16 ? [value >> 8, value & 255] : [value]))]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.concat(data))),
    pngChunk('IEND', Buffer.of()),
  ]);
}

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
