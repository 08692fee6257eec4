/** What stands before the data of a lossless JPEG: ITU-T T.81, annexes B and H. */

/** A Huffman table as stored. */
export interface StoredTable {
  /** How many codes have each length from 1 to 16 bits: BITS. */
  readonly bits: Uint8Array;
  /** The symbols in the order of their codes: HUFFVAL. */
  readonly values: Uint8Array;
}

export interface LosslessHeaders {
  /** Bits of a sample, 2 to 16, without those that a point transform took away: Adobe's reader and LibRaw put none in their place. */
  readonly precision: number;
  /** Samples of a row, of all components. */
  readonly width: number;
  readonly height: number;
  /** 1 to 4, interleaved, none reduced. */
  readonly components: number;
  /** 1 to 7: table H.1. */
  readonly predictor: number;
  /** Rows of a restart interval: the prediction begins anew behind each, and a marker stands there. `height` where there are none. */
  readonly rowsAtOnce: number;
  /** One for each component. */
  readonly tables: readonly StoredTable[];
  /** Where the data begin. */
  readonly dataAt: number;
}

/** What the segments before the scan's own say; SOF3 comes once, and a table may be defined anew. */
interface Draft {
  frame?: Frame;
  /** In columns; 0 for none. */
  interval: number;
  readonly tables: (StoredTable | undefined)[];
}

interface Frame {
  readonly precision: number;
  readonly height: number;
  readonly columns: number;
  readonly identifiers: Uint8Array;
}

const [SOI, SOF3, DHT, DRI, SOS, COM] = [0xd8, 0xc3, 0xc4, 0xdd, 0xda, 0xfe];
const [APP0, APP15] = [0xe0, 0xef];
/** More than any writer needs, and soon gone through. */
const MOST_SEGMENTS = 64;
const MOST_COMPONENTS = 4;
const MOST_PREDICTORS = 7;
const LEAST_PRECISION = 2;
/** Sampling factors 1 and 1. */
const FULL = 0x11;
/** Symbols of a table: T.81, B.2.4.2. */
const MOST_CODES = 256;
/** Bits of a difference at most. */
const LARGEST_CATEGORY = 16;

/**
 * The headers of one scan of Huffman-coded lossless JPEG (SOF3), interleaved.
 * `unusual` for any other JPEG, and where they contradict themselves; `damaged` for what is none, or ends within its headers.
 */
export function readHeaders(bytes: Uint8Array): LosslessHeaders | 'unusual' | 'damaged' {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return 'damaged';
  const draft: Draft = { interval: 0, tables: [] };
  let at = 2;
  for (let segments = 0; at + 4 <= bytes.length && segments < MOST_SEGMENTS; segments++) {
    const marker = bytes[at] === 0xff ? bytes[at + 1] : undefined;
    const end = at + 2 + ((bytes[at + 2] << 8) | bytes[at + 3]);
    if (marker === undefined || end < at + 4 || end > bytes.length) return 'damaged';
    const body = bytes.subarray(at + 4, end);
    if (marker === SOS) return readScanHeader(body, draft, end) ?? 'unusual';
    if (!readSegment(marker, body, draft)) return 'unusual';
    at = end;
  }
  return at + 4 > bytes.length ? 'damaged' : 'unusual';
}

/** Only what may stand in such files: everything else changes how the data are read, or may. */
function readSegment(marker: number, body: Uint8Array, draft: Draft): boolean {
  if (marker === SOF3) return draft.frame === undefined && readFrameHeader(body, draft);
  if (marker === DHT) return readTables(body, draft);
  if (marker === DRI) return readInterval(body, draft);
  return marker === COM || (marker >= APP0 && marker <= APP15);
}

function readFrameHeader(body: Uint8Array, draft: Draft): boolean {
  const [precision, heightHigh, heightLow, widthHigh, widthLow, components] = body;
  const height = (heightHigh << 8) | heightLow;
  const columns = (widthHigh << 8) | widthLow;
  if (!(components >= 1 && components <= MOST_COMPONENTS) || body.length !== 6 + 3 * components) return false;
  const numbers = Array.from({ length: components }, (_, component) => 6 + 3 * component);
  draft.frame = { precision, height, columns, identifiers: Uint8Array.from(numbers, (at) => body[at]) };
  const isFull = numbers.every((at) => body[at + 1] === FULL);
  return isFull && precision >= LEAST_PRECISION && precision <= 16 && height > 0 && columns > 0;
}

function readInterval(body: Uint8Array, draft: Draft): boolean {
  draft.interval = (body[0] << 8) | body[1];
  return body.length === 2;
}

function readTables(body: Uint8Array, { tables }: Draft): boolean {
  let at = 0;
  while (at + 17 <= body.length) {
    const bits = body.subarray(at + 1, at + 17);
    const count = bits.reduce((sum, codes) => sum + codes, 0);
    const values = body.subarray(at + 17, at + 17 + count);
    if (body[at] > 3 || count > MOST_CODES || values.length < count || !isCode(bits)) return false;
    if (!values.every((category) => category <= LARGEST_CATEGORY)) return false;
    tables[body[at]] = { bits, values };
    at += 17 + count;
  }
  return at === body.length;
}

/** Whether there are no more codes of any length than there can be. */
function isCode(bits: Uint8Array): boolean {
  let free = 1;
  return bits.every((count) => (free = 2 * free - count) >= 0);
}

/**
 * Programs of dcraw's family give the n-th table to the n-th component, and the last one to those that are left, whatever
 * this header says; it must say the same, or name an equal table, as those of Canon's do.
 */
function readScanHeader(
  body: Uint8Array,
  { frame, interval, tables }: Draft,
  dataAt: number,
): LosslessHeaders | undefined {
  const components = frame?.identifiers.length;
  if (frame === undefined || body[0] !== components || body.length !== 4 + 2 * components) return undefined;
  const usual: StoredTable[] = [];
  let last = 0;
  for (let component = 0; component < components; component++) {
    if (tables[component]) last = component;
    const table = tables[last];
    const [identifier, selector] = body.subarray(1 + 2 * component);
    const isUsual = identifier === frame.identifiers[component] && (selector & 15) === 0;
    if (table === undefined || !isUsual || !isEqual(table, tables[selector >> 4])) return undefined;
    usual.push(table);
  }
  const [predictor, , transform] = body.subarray(1 + 2 * components);
  const precision = frame.precision - (transform & 15);
  if (predictor < 1 || predictor > MOST_PREDICTORS || precision < LEAST_PRECISION) return undefined;
  const { height, columns } = frame;
  const rowsAtOnce = rowsOf(interval, frame, predictor);
  if (rowsAtOnce === undefined) return undefined;
  return { precision, width: columns * components, height, components, predictor, rowsAtOnce, tables: usual, dataAt };
}

function isEqual(table: StoredTable, other: StoredTable | undefined): boolean {
  const isSame = (part: keyof StoredTable): boolean =>
    table[part].length === other?.[part].length && table[part].every((byte, at) => byte === other[part][at]);
  return table === other || (isSame('bits') && isSame('values'));
}

/**
 * Intervals are of whole rows (T.81, H.1.1). Of the first row of one, programs of dcraw's family predict all but the first sample
 * from the row above, too; that is the same with predictor 1 alone.
 */
function rowsOf(interval: number, { height, columns }: Frame, predictor: number): number | undefined {
  if (interval === 0) return height;
  return interval % columns === 0 && predictor === 1 ? Math.min(interval / columns, height) : undefined;
}
