/** A plain writer of DNG by the words of TIFF 6.0, for files that `writeDng` does not write. */

/** Field type, 1 (BYTE), 3 (SHORT) or 4 (LONG), and values. */
type Values = readonly [type: 1 | 3 | 4, ...values: number[]];

export interface PlainDng {
  readonly samples: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly order?: 'II' | 'MM';
  readonly bits?: number;
  /** Sides of a tile; strips without. */
  readonly tile?: readonly [width: number, height: number];
  readonly rowsPerStrip?: number;
  /** A piece as compressed data; uncompressed without. */
  readonly compress?: (samples: readonly number[], width: number, height: number) => Uint8Array;
  /** Tags that differ; `undefined` leaves one out. */
  readonly tags?: Readonly<Record<number, Values | undefined>>;
  /** Bytes between the directory and the samples. */
  readonly gap?: number;
  /** Bytes behind the samples. */
  readonly tail?: number;
  /** Bytes between pieces. */
  readonly between?: number;
}

const SIZES = { 1: 1, 3: 2, 4: 4 } as const;

export function writePlainDng(image: PlainDng): Uint8Array<ArrayBuffer> {
  const { gap = 0, tail = 0, between = 0 } = image;
  const pieces = piecesOf(image);
  const entries = (offsets: number[]): (readonly [number, Values])[] =>
    (Object.entries({ ...tagsOf(image, pieces, offsets), ...image.tags }) as [string, Values | undefined][])
      .flatMap(([tag, values]) => (values ? [[Number(tag), values] as const] : []))
      .sort(([a], [b]) => a - b);
  const start = 8 + sizeOf(entries(pieces.map(() => 0))) + gap;
  let end = start;
  const offsets = pieces.map(({ length }) => {
    const at = end;
    end += length + between;
    return at;
  });
  const bytes = new Uint8Array(end + tail);
  putDirectory(bytes, entries(offsets), image.order ?? 'II');
  pieces.forEach((piece, index) => bytes.set(piece, offsets[index]));
  return bytes;
}

function tagsOf(image: PlainDng, pieces: readonly Uint8Array[], offsets: number[]): Record<number, Values> {
  const { width, height, bits = 16, tile, rowsPerStrip = height, compress } = image;
  const lengths = pieces.map(({ length }) => length);
  return {
    254: [4, 0],
    256: [4, width],
    257: [4, height],
    258: [3, bits],
    259: [3, compress ? 7 : 1],
    262: [3, 32803],
    277: [3, 1],
    ...(tile
      ? { 322: [4, tile[0]], 323: [4, tile[1]], 324: [4, ...offsets], 325: [4, ...lengths] }
      : { 273: [4, ...offsets], 278: [4, rowsPerStrip], 279: [4, ...lengths] }),
    33421: [3, 2, 2],
    33422: [1, 0, 1, 1, 2],
    50706: [1, 1, 4, 0, 0],
    50714: [4, 64],
    50717: [4, 2 ** bits - 1],
  };
}

/** Left to right and top to bottom, tiles padded with zeros. */
export function piecesOf(image: PlainDng): Uint8Array[] {
  const { samples, width, height, tile, rowsPerStrip = height } = image;
  const [across, down] = tile ?? [width, rowsPerStrip];
  const pieces: Uint8Array[] = [];
  for (let top = 0; top < height; top += down) {
    const rows = tile ? down : Math.min(down, height - top);
    for (let left = 0; left < width; left += across) {
      const part = Array.from({ length: across * rows }, (_, at) => {
        const [x, y] = [left + (at % across), top + Math.floor(at / across)];
        return x < width && y < height ? samples[y * width + x] : 0;
      });
      pieces.push(image.compress?.(part, across, rows) ?? pack(part, across, image));
    }
  }
  return pieces;
}

/** Uncompressed: 16 bits in the order of the file, fewer with the highest first and each row from a whole byte on. */
function pack(part: readonly number[], width: number, { bits = 16, order = 'II' }: PlainDng): Uint8Array {
  if (bits === 16) {
    return Uint8Array.from(
      part.flatMap((value) => (order === 'II' ? [value & 255, value >> 8] : [value >> 8, value & 255])),
    );
  }
  const rows = Array.from({ length: part.length / width }, (_, y) => part.slice(y * width, (y + 1) * width));
  return Uint8Array.from(
    rows.flatMap((row) => {
      const text = row.map((value) => value.toString(2).padStart(bits, '0')).join('');
      return Array.from({ length: Math.ceil(text.length / 8) }, (_, at) =>
        parseInt(text.slice(8 * at, 8 * at + 8).padEnd(8, '0'), 2),
      );
    }),
  );
}

const bytesOf = ([type, ...values]: Values): number => SIZES[type] * values.length;
const even = (length: number): number => length + (length & 1);

const sizeOf = (entries: readonly (readonly [number, Values])[]): number =>
  6 +
  12 * entries.length +
  entries.reduce((sum, [, values]) => sum + (bytesOf(values) > 4 ? even(bytesOf(values)) : 0), 0);

function putDirectory(bytes: Uint8Array, entries: readonly (readonly [number, Values])[], order: 'II' | 'MM'): void {
  const view = new DataView(bytes.buffer);
  const little = order === 'II';
  bytes.set(new TextEncoder().encode(order));
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, entries.length, little);
  let free = 8 + 6 + 12 * entries.length;
  entries.forEach(([tag, [type, ...values]], index) => {
    const at = 10 + 12 * index;
    view.setUint16(at, tag, little);
    view.setUint16(at + 2, type, little);
    view.setUint32(at + 4, values.length, little);
    const size = SIZES[type];
    const isInline = size * values.length <= 4;
    if (!isInline) view.setUint32(at + 8, free, little);
    values.forEach((value, number) => {
      const to = (isInline ? at + 8 : free) + number * size;
      if (size === 1) view.setUint8(to, value);
      else if (size === 2) view.setUint16(to, value, little);
      else view.setUint32(to, value, little);
    });
    if (!isInline) free += even(size * values.length);
  });
}
