/** EXIF data with a maker's note, laid out by hand; a second opinion on the code under test. */

type Order = 'II' | 'MM';
/** Text (type 2), 32-bit numbers (4), bytes (7), or a directory: pointed to, or as a value of type 7. */
type Value = string | readonly number[] | Uint8Array | { readonly entries: Entries; readonly isValue?: boolean };
type Entries = Readonly<Record<number, Value>>;

export interface Note {
  readonly order?: Order;
  readonly make?: string;
  readonly model?: string;
  /** What stands before the directory of the note. */
  readonly head?: string;
  /** Where in the note its pointers count from; absent for the start of EXIF. */
  readonly base?: number;
  /** Byte order of the note, if another. */
  readonly noteOrder?: Order;
  readonly entries?: Entries;
  /** In place of head and directory. */
  readonly bytes?: Uint8Array;
  /** What else the EXIF directory has. */
  readonly exif?: Entries;
}

const MAKER_NOTE = 0x927c;
const EXIF = 0x8769;

export function exifWithNote(note: Note): Buffer {
  const { order = 'II', make = '', model = '', exif = {} } = note;
  // Three times, because where things are depends on how large those before them are, and not on what they say.
  let noteAt = 0;
  for (let round = 0; ; round++) {
    const body = note.bytes ? Buffer.from(note.bytes) : noteBytes(note, noteAt);
    const inner = { entries: { ...exif, [MAKER_NOTE]: body } };
    const header = Buffer.from(order === 'II' ? 'II*\0\x08\0\0\0' : 'MM\0*\0\0\0\x08', 'latin1');
    const entries = { 0x10f: `${make}\0`, 0x110: `${model}\0`, [EXIF]: inner };
    const file = Buffer.concat([header, directory(entries, 8, order)]);
    noteAt = file.indexOf(body);
    if (round === 2) return file;
  }
}

function noteBytes({ head = '', base, order = 'II', noteOrder = order, entries = {} }: Note, noteAt: number): Buffer {
  const start = Buffer.from(head, 'latin1');
  const at = base === undefined ? noteAt + start.length : start.length - base;
  return Buffer.concat([start, directory(entries, at, noteOrder)]);
}

/** A directory with its values behind it, at an offset. */
function directory(entries: Entries, at: number, order: Order): Buffer {
  const sorted = Object.entries(entries).sort(([a], [b]) => Number(a) - Number(b));
  const table = Buffer.alloc(2 + 12 * sorted.length + 4);
  const put = (place: number, bytes: 2 | 4, value: number): unknown =>
    order === 'II' ? table.writeUIntLE(value, place, bytes) : table.writeUIntBE(value, place, bytes);
  put(0, 2, sorted.length);
  let behind = Buffer.alloc(0);
  sorted.forEach(([tag, value], index) => {
    const place = 2 + 12 * index;
    const here = at + table.length + behind.length;
    const inner = isDirectory(value);
    const bytes = inner ? directory(value.entries, here, order) : encode(value, order);
    const isPointer = inner && !value.isValue;
    put(place, 2, Number(tag));
    put(place + 2, 2, isPointer ? 4 : typeof value === 'string' ? 2 : Array.isArray(value) ? 4 : 7);
    put(place + 4, 4, isPointer ? 1 : Array.isArray(value) ? value.length : bytes.length);
    if (!isPointer && bytes.length <= 4) bytes.copy(table, place + 8);
    else {
      put(place + 8, 4, here);
      behind = Buffer.concat([behind, bytes, Buffer.alloc(bytes.length % 2)]);
    }
  });
  return Buffer.concat([table, behind]);
}

/** Lists and bytes have a method of that name. */
function isDirectory(value: Value): value is { readonly entries: Entries; readonly isValue?: boolean } {
  return typeof value === 'object' && 'entries' in value && typeof value.entries === 'object';
}

function encode(value: string | readonly number[] | Uint8Array, order: Order): Buffer {
  if (typeof value === 'string') return Buffer.from(value, 'latin1');
  if (value instanceof Uint8Array) return Buffer.from(value);
  const bytes = Buffer.alloc(4 * value.length);
  value.forEach((number, i) =>
    order === 'II' ? bytes.writeUInt32LE(number, 4 * i) : bytes.writeUInt32BE(number, 4 * i),
  );
  return bytes;
}
