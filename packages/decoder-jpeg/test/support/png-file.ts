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

export interface AnyPng {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly type: number;
  readonly isInterlaced?: boolean;
  /** So many bytes of rows, whose filters are set. */
  readonly fill: (length: number) => Uint8Array;
  /** The filter of all rows. @default all of them in turns */
  readonly filter?: number;
  readonly chunks?: readonly Uint8Array[];
  /** Bytes of rows that are too many, or too few. */
  readonly more?: number;
  /** What stands behind the compressed data. */
  readonly beyond?: Uint8Array;
}

/** A PNG of any kind, whatever its samples mean. */
export function pngOf({ width, height, bits, type, isInterlaced, fill, filter, chunks = [], ...odd }: AnyPng): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, type, 0, 0, isInterlaced ? 1 : 0], 8);
  const perPixel = CHANNELS[type as keyof typeof CHANNELS] * bits;
  const passes = isInterlaced ? PASSES : [[0, 0, 1, 1]];
  const strides = passes.flatMap(([x, y, across, down]) => {
    const [columns, rows] = [Math.ceil((width - x) / across), Math.ceil((height - y) / down)];
    return columns > 0 && rows > 0 ? Array<number>(rows).fill(1 + Math.ceil((columns * perPixel) / 8)) : [];
  });
  const length = strides.reduce((sum, stride) => sum + stride, odd.more ?? 0);
  const data = Buffer.alloc(length);
  data.set(fill(length).subarray(0, length));
  let at = 0;
  for (const [row, stride] of strides.entries()) [data[at], at] = [filter ?? row % 5, at + stride];
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IDAT', Buffer.concat([deflateSync(data), odd.beyond ?? Buffer.of()])),
    pngChunk('IEND', Buffer.of()),
  ]);
}

/** First column and row of each pass of an interlaced picture, and the steps to the next (ISO 15948, 8.2). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
