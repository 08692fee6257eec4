/** Writes an uncompressed TIFF by the words of TIFF 6.0, with samples that count up. */
export interface OpenTiff {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly bits: 8 | 16;
  /** II is little-endian, MM big-endian. */
  readonly order?: 'II' | 'MM';
  readonly rowsPerStrip?: number;
  /** Of the fourth channel: 1 for alpha that the colours are multiplied by, 2 for other alpha. @default 2 */
  readonly extraSamples?: 1 | 2;
}

export function openTiff(shape: OpenTiff): { file: Buffer; pixelsAt: number } {
  const { width, height, channels, bits, order = 'II', rowsPerStrip = height, extraSamples = 2 } = shape;
  const perStrip = (rowsPerStrip * width * channels * bits) / 8;
  const total = (width * height * channels * bits) / 8;
  const strips = Math.ceil(height / rowsPerStrip);
  const lengths = Array.from({ length: strips }, (_, i) => Math.min(perStrip, total - i * perStrip));
  const entries = (pixelsAt: number): [number, number, number[]][] => [
    [256, 3, [width]],
    [257, 3, [height]],
    [258, 3, Array<number>(channels).fill(bits)],
    [259, 3, [1]],
    [262, 3, [channels === 1 ? 1 : 2]],
    [273, 4, lengths.map((_, i) => pixelsAt + i * perStrip)],
    [277, 3, [channels]],
    [278, 3, [rowsPerStrip]],
    [279, 4, lengths],
    [284, 3, [1]],
    ...(channels === 4 ? [[338, 3, [extraSamples]] as [number, number, number[]]] : []),
  ];
  const pixelsAt = 8 + directory(entries(0), order).length;
  const header = order === 'II' ? [0x49, 0x49, 42, 0, 8, 0, 0, 0] : [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const pixels = Buffer.from(Array.from({ length: total }, (_, at) => (at * 5) % 251));
  return { file: Buffer.concat([Buffer.from(header), directory(entries(pixelsAt), order), pixels]), pixelsAt };
}

/** At offset 8, values that do not fit behind the table. */
function directory(entries: [number, number, number[]][], order: 'II' | 'MM'): Buffer {
  const table = Buffer.alloc(2 + 12 * entries.length + 4);
  const put = (into: Buffer, value: number, at: number, size: number): number =>
    order === 'II' ? into.writeUIntLE(value, at, size) : into.writeUIntBE(value, at, size);
  put(table, entries.length, 0, 2);
  const behind: Buffer[] = [];
  entries.forEach(([tag, type, values], index) => {
    const entry = 2 + 12 * index;
    const size = type === 3 ? 2 : 4;
    const bytes = Buffer.alloc(Math.max(4, values.length * size));
    values.forEach((value, i) => put(bytes, value, i * size, size));
    put(table, tag, entry, 2);
    put(table, type, entry + 2, 2);
    put(table, values.length, entry + 4, 4);
    if (bytes.length === 4) bytes.copy(table, entry + 8);
    else put(table, 8 + table.length + Buffer.concat(behind).length, entry + 8, 4);
    if (bytes.length > 4) behind.push(bytes);
  });
  return Buffer.concat([table, ...behind]);
}
