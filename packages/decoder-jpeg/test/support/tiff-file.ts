/** Writes TIFF files by the words of TIFF 6.0, for tests: little-endian, one strip. */

/** Tag, field type (2 text, 3 short, 4 long, 5 rational as two numbers, 7 bytes, 129 UTF-8), values. */
export type Entry = readonly [tag: number, type: keyof typeof UNIT, values: string | readonly number[] | Uint8Array];

const UNIT = { 2: 1, 3: 2, 4: 4, 5: 4, 7: 1, 129: 1 } as const;

/** A file whose first directory has these entries, with an Exif directory and pixels where they are given. */
export function tiffFile(
  image: readonly Entry[],
  { exif, pixels }: { exif?: Entry[]; pixels?: Uint8Array } = {},
): Buffer {
  const entries = [...image];
  if (pixels) entries.push([273, 4, [0]], [279, 4, [pixels.length]]);
  if (exif) entries.push([34665, 4, [0]]);
  const exifAt = 8 + directory(entries, 8).length;
  const pixelsAt = exifAt + (exif ? directory(exif, exifAt).length : 0);
  const pointers: Record<number, number> = { 273: pixelsAt, 34665: exifAt };
  const placed = entries.map(([tag, type, values]): Entry => [tag, type, tag in pointers ? [pointers[tag]] : values]);
  const header = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  return Buffer.concat([
    header,
    directory(placed, 8),
    exif ? directory(exif, exifAt) : Buffer.of(),
    pixels ?? Buffer.of(),
  ]);
}

function directory(entries: readonly Entry[], at: number): Buffer {
  const sorted = [...entries].sort(([a], [b]) => a - b);
  const table = Buffer.alloc(2 + 12 * sorted.length + 4);
  table.writeUInt16LE(sorted.length, 0);
  let behind = Buffer.alloc(0);
  sorted.forEach(([tag, type, values], index) => {
    const bytes = encode(type, values);
    const entry = 2 + 12 * index;
    table.writeUInt16LE(tag, entry);
    table.writeUInt16LE(type, entry + 2);
    table.writeUInt32LE(bytes.length / UNIT[type] / (type === 5 ? 2 : 1), entry + 4);
    if (bytes.length <= 4) bytes.copy(table, entry + 8);
    else {
      table.writeUInt32LE(at + table.length + behind.length, entry + 8);
      behind = Buffer.concat([behind, bytes, Buffer.alloc(bytes.length % 2)]);
    }
  });
  return Buffer.concat([table, behind]);
}

function encode(type: Entry[1], values: Entry[2]): Buffer {
  if (typeof values === 'string') return Buffer.from(`${values}\0`, 'latin1');
  const bytes = Buffer.alloc(values.length * UNIT[type]);
  values.forEach((value, index) => bytes.writeUIntLE(value, index * UNIT[type], UNIT[type]));
  return bytes;
}

/** The entries of a picture without its strip: chunky, uncompressed. */
export function pictureEntries(width: number, height: number, channels: 1 | 3 | 4, bits: number): Entry[] {
  return [
    [256, 4, [width]],
    [257, 4, [height]],
    [258, 3, Array<number>(channels).fill(bits)],
    [259, 3, [1]],
    [262, 3, [channels === 1 ? 1 : 2]],
    [277, 3, [channels]],
    [278, 4, [height]],
    [284, 3, [1]],
    ...(channels === 4 ? [[338, 3, [2]] as Entry] : []),
  ];
}
