/** At which quality a JPEG was written. */
import type { JpegHeader } from '@hotpix/jpeg';

/** Tables K.1 (luminance) and K.2 (chrominance) of ITU-T T.81, row by row. */
const STANDARD = [
  [
    ...[16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56],
    ...[14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92],
    ...[49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99],
  ],
  [
    ...[17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99],
    ...[47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99],
    ...Array<number>(16).fill(99),
  ],
];

const DQT = 0xdb;

/** Figure A.6: the place of each coefficient, row by row, in the order of the file. */
const ZIGZAG = zigzag();

/**
 * The quality, 1 to 100 on the scale of libjpeg, whose tables come nearest to the file's (least sum of absolute
 * differences; the better one of two). `isExact` tells that they are the file's.
 */
export function jpegQuality(header: JpegHeader): { quality: number; isExact: boolean } {
  const own = tablesOf(header);
  let best = { quality: 100, difference: Infinity };
  for (let quality = 100; quality >= 1; quality--) {
    const difference = own.reduce(
      (sum, { table, isLuma }) => sum + distance(table, STANDARD[isLuma ? 0 : 1], quality),
      0,
    );
    if (difference < best.difference) best = { quality, difference };
  }
  return { quality: best.quality, isExact: best.difference === 0 };
}

function tablesOf({ segments, components }: JpegHeader): { table: readonly number[]; isLuma: boolean }[] {
  const tables = new Map(
    segments.filter(({ marker }) => marker === DQT).flatMap(({ bytes }) => readTables(bytes.subarray(4))),
  );
  return components.slice(0, 2).flatMap((component, index) => {
    const table = tables.get(component.table);
    return table ? [{ table, isLuma: index === 0 }] : [];
  });
}

/** The tables of a DQT segment by their number, of 8 or 16 bits, up to where they are whole. */
function readTables(payload: Uint8Array): [number, number[]][] {
  const tables: [number, number[]][] = [];
  for (let at = 0; at < payload.length;) {
    const size = payload[at] >> 4 ? 2 : 1;
    const end = at + 1 + 64 * size;
    if (end > payload.length) break;
    const start = at + 1;
    const value = (k: number): number =>
      size === 1 ? payload[start + k] : (payload[start + 2 * k] << 8) | payload[start + 2 * k + 1];
    tables.push([payload[at] & 15, Array.from({ length: 64 }, (_, place) => value(ZIGZAG[place]))]);
    at = end;
  }
  return tables;
}

/** libjpeg's scale: 50 is the standard table itself, 100 is all ones. */
function distance(table: readonly number[], standard: readonly number[], quality: number): number {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  return standard.reduce((sum, step, place) => {
    const scaled = Math.min(Math.max(Math.floor((step * percent + 50) / 100), 1), 255);
    return sum + Math.abs(table[place] - scaled);
  }, 0);
}

function zigzag(): number[] {
  const places = Array.from({ length: 64 }, (_, place) => place);
  const diagonal = (place: number): number => (place >> 3) + (place & 7);
  const along = (place: number): number => (diagonal(place) % 2 === 0 ? place & 7 : place >> 3);
  const order = [...places].sort((a, b) => diagonal(a) - diagonal(b) || along(a) - along(b));
  return places.map((place) => order.indexOf(place));
}
