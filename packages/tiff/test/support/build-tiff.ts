/** Writes uncompressed TIFF files by the words of TIFF 6.0. */

export interface Shape {
  readonly width: number;
  readonly height: number;
  /** Samples per pixel. */
  readonly samples: number;
  readonly bits: number;
  /** II is little-endian, MM big-endian. */
  readonly order?: 'II' | 'MM';
  readonly rowsPerStrip?: number;
  /** Width and height of a tile, instead of strips. */
  readonly tile?: readonly [number, number];
  readonly isPlanar?: boolean;
  /** Tags in place of those that follow from the above, or beside them; undefined leaves one out. */
  readonly tags?: Readonly<Record<number, readonly number[] | undefined>>;
}

/** The value of a sample by its place; `s` counts the samples of a pixel. */
export type Value = (x: number, y: number, s: number) => number;

export function buildTiff(shape: Shape, value: Value): Uint8Array {
  const pieces = piecesOf(shape, value);
  const lengths = pieces.map(({ length }) => length);
  const start = 8 + directory(shape, lengths, lengths).length;
  const offsets = lengths.map((_, i) => start + lengths.slice(0, i).reduce((sum, length) => sum + length, 0));
  const isLittle = shape.order !== 'MM';
  const header = isLittle ? [0x49, 0x49, 42, 0, 8, 0, 0, 0] : [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  return Uint8Array.from([...header, ...directory(shape, offsets, lengths), ...pieces.flatMap((piece) => [...piece])]);
}

function piecesOf({ width, height, samples, tile, rowsPerStrip = height, isPlanar, ...form }: Shape, value: Value) {
  const [pieceWidth, pieceHeight] = tile ?? [width, rowsPerStrip];
  const every = Array.from({ length: samples }, (_, s) => s);
  const planes = isPlanar ? every.map((s) => [s]) : [every];
  return planes.flatMap((plane) =>
    range(0, height, pieceHeight).flatMap((top) =>
      range(0, width, pieceWidth).map((left) => {
        const bottom = tile ? top + pieceHeight : Math.min(top + pieceHeight, height);
        const rows = range(top, bottom, 1).map((y) =>
          range(left, left + pieceWidth, 1).flatMap((x) =>
            plane.map((s) => (x < width && y < height ? value(x, y, s) : 0)),
          ),
        );
        return Buffer.concat(rows.map((row) => rowBytes(row, form)));
      }),
    ),
  );
}

function rowBytes(row: readonly number[], { bits, order = 'II' }: Pick<Shape, 'bits' | 'order'>): Buffer {
  if (bits === 16 && order === 'II') return Buffer.from(row.flatMap((sample) => [sample & 255, sample >> 8]));
  const digits = row.map((sample) => sample.toString(2).padStart(bits, '0')).join('');
  const octets = digits.match(/.{1,8}/g) ?? [];
  return Buffer.from(octets.map((octet) => parseInt(octet.padEnd(8, '0'), 2)));
}

function directory(shape: Shape, offsets: readonly number[], lengths: readonly number[]): Buffer {
  const { width, height, samples, bits, tile, rowsPerStrip = height, isPlanar, order = 'II', tags } = shape;
  const entries: Record<number, readonly number[] | undefined> = {
    256: [width],
    257: [height],
    258: Array<number>(samples).fill(bits),
    259: [1],
    262: [samples < 3 ? 1 : 2],
    277: [samples],
    284: [isPlanar ? 2 : 1],
    ...(tile
      ? { 322: [tile[0]], 323: [tile[1]], 324: offsets, 325: lengths }
      : { 273: offsets, 278: [rowsPerStrip], 279: lengths }),
    ...tags,
  };
  const present = Object.entries(entries).flatMap(([tag, values]) => (values ? [{ tag: Number(tag), values }] : []));
  const table = Buffer.alloc(2 + 12 * present.length + 4);
  const put = (into: Buffer, number: number, at: number, size: number): number =>
    order === 'II' ? into.writeUIntLE(number, at, size) : into.writeUIntBE(number, at, size);
  put(table, present.length, 0, 2);
  const behind: Buffer[] = [];
  present.forEach(({ tag, values }, index) => {
    const entry = 2 + 12 * index;
    const bytes = Buffer.alloc(4 * values.length);
    values.forEach((number, i) => put(bytes, number, 4 * i, 4));
    put(table, tag, entry, 2);
    put(table, 4, entry + 2, 2);
    put(table, values.length, entry + 4, 4);
    if (bytes.length <= 4) bytes.copy(table, entry + 8);
    else put(table, 8 + table.length + Buffer.concat(behind).length, entry + 8, 4);
    if (bytes.length > 4) behind.push(bytes);
  });
  return Buffer.concat([table, ...behind]);
}

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);
