/** Huffman tables as DHT segments carry them (ITU-T T.81, B.2.4.2 and annex C). */
import { badJpeg } from '../errors.ts';
import { MARKER } from './markers.ts';

/** Bits of a DC difference (T.81, F.1.2.1): more are of lossless files. */
const MOST_DC_SIZE = 15;

export interface HuffmanTable {
  /** 0 for DC, 1 for AC. */
  readonly kind: number;
  /** The slot that scans name, 0 to 3. */
  readonly id: number;
  /** How many codes there are of 1 to 16 bits. */
  readonly counts: Uint8Array;
  /** The symbols in the order of their codes, at most 256. */
  readonly symbols: Uint8Array;
}

/** @throws {JpegError} `badJpeg` for tables that are not all there, or have more codes than bits can tell apart */
export function readHuffmanTables(payload: Uint8Array): HuffmanTable[] {
  const tables: HuffmanTable[] = [];
  for (let at = 0; at < payload.length;) {
    const counts = payload.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const [kind, id] = [payload[at] >> 4, payload[at] & 15];
    if (counts.length < 16 || at + 17 + total > payload.length) throw badJpeg('whole Huffman tables', 'a part of one');
    if (kind > 1 || id > 3 || total > 256 || isOversubscribed(counts)) {
      throw badJpeg('Huffman tables that can be decoded', `one of class ${kind}, slot ${id} with ${total} codes`);
    }
    tables.push({ kind, id, counts, symbols: payload.subarray(at + 17, at + 17 + total) });
    at += 17 + total;
  }
  return tables;
}

/** A DHT segment with this table alone. */
export function writeHuffmanTable({ kind, id, counts, symbols }: HuffmanTable): Uint8Array {
  const length = 19 + symbols.length;
  return Uint8Array.of(0xff, MARKER.DHT, length >> 8, length & 255, (kind << 4) | id, ...counts, ...symbols);
}

/** Calls back for every code in increasing order, as annex C assigns them. */
export function forEachCode(
  { counts, symbols }: HuffmanTable,
  visit: (symbol: number, code: number, length: number) => void,
): void {
  let code = 0;
  let index = 0;
  for (let length = 1; length <= 16; length++, code <<= 1) {
    for (let i = 0; i < counts[length - 1]; i++) visit(symbols[index++], code++, length);
  }
}

/** Whether libjpeg takes it: it has codes, none of ones alone (T.81, C.2), and no DC difference that no picture has. */
export function isSoundTable({ kind, counts, symbols }: HuffmanTable): boolean {
  const used = counts.reduce((sum, count, i) => sum + count * 2 ** (15 - i), 0);
  return used > 0 && used < 2 ** 16 && (kind > 0 || symbols.every((size) => size <= MOST_DC_SIZE));
}

function isOversubscribed(counts: Uint8Array): boolean {
  let free = 1;
  return counts.some((count) => (free = 2 * free - count) < 0);
}
