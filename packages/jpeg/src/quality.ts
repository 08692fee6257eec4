/** At which quality a JPEG was written. */
import type { JpegHeader } from './read-jpeg-header.ts';
import { MARKER } from './structure/markers.ts';
import { wholeTables } from './structure/quantisation.ts';

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

function tablesOf({ segments, components }: JpegHeader): { table: Uint16Array; isLuma: boolean }[] {
  const tables = new Map(
    segments
      .filter(({ marker }) => marker === MARKER.DQT)
      .flatMap(({ bytes }) => wholeTables(bytes.subarray(4)).tables),
  );
  return components.slice(0, 2).flatMap((component, index) => {
    const table = tables.get(component.table);
    return table ? [{ table, isLuma: index === 0 }] : [];
  });
}

function distance(table: Uint16Array, standard: readonly number[], quality: number): number {
  return scaled(standard, quality).reduce((sum, step, place) => sum + Math.abs(table[place] - step), 0);
}

/** The steps of a quality for luma, row by row. */
export const luminanceSteps = (quality: number): number[] => scaled(STANDARD[0], quality);

/** The steps of a quality for chroma. */
export const chrominanceSteps = (quality: number): number[] => scaled(STANDARD[1], quality);

/** libjpeg's scale: 50 is the standard table itself, 100 is all ones. */
function scaled(standard: readonly number[], quality: number): number[] {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  return standard.map((step) => Math.min(Math.max(Math.floor((step * percent + 50) / 100), 1), 255));
}
