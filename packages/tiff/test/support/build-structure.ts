/** Makes TIFF files entry by entry, as the TIFF 6.0 specification lays them out; a second opinion on the code under test. */

/** A tag: its number, field type, count, and the four bytes of its value or of its offset as one number. */
export type Entry = readonly [tag: number, type: number, count: number, value: number];

export interface Layout {
  readonly order?: 'II' | 'MM';
  readonly magic?: number;
  readonly length?: number;
  /** Where the first directory begins. */
  readonly first?: number;
  /** Directories by offset; `next` is the offset of the following one, and `null` leaves the four bytes out. */
  readonly directories?: Readonly<Record<number, { entries: readonly Entry[]; next?: number | null; count?: number }>>;
  /** 32-bit numbers by offset. */
  readonly longs?: Readonly<Record<number, number>>;
  readonly text?: Readonly<Record<number, string>>;
}

export function buildTiff(layout: Layout): Uint8Array {
  const { order = 'II', magic = 42, first = 8, length = 400, directories = {}, longs = {}, text = {} } = layout;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const little = order === 'II';
  bytes.set(new TextEncoder().encode(order));
  view.setUint16(2, magic, little);
  view.setUint32(4, first, little);
  for (const [at, { entries, next = 0, count = entries.length }] of Object.entries(directories)) {
    view.setUint16(Number(at), count, little);
    entries.forEach((entry, index) => putEntry(view, Number(at) + 2 + index * 12, entry, little));
    if (next !== null) view.setUint32(Number(at) + 2 + entries.length * 12, next, little);
  }
  for (const [at, value] of Object.entries(longs)) view.setUint32(Number(at), value, little);
  for (const [at, words] of Object.entries(text)) bytes.set(new TextEncoder().encode(words), Number(at));
  return bytes;
}

function putEntry(view: DataView, at: number, [tag, type, count, value]: Entry, little: boolean): void {
  view.setUint16(at, tag, little);
  view.setUint16(at + 2, type, little);
  view.setUint32(at + 4, count, little);
  if (type === 3 && count === 1) view.setUint16(at + 8, value, little);
  else view.setUint32(at + 8, value, little);
}
