/** Colour filter arrays. */
import { invalid } from '../invalid.ts';

/** The four phases of the Bayer mosaic, by the colours of the first row and the second. */
export const BAYER = {
  RGGB: ['RG', 'GB'],
  BGGR: ['BG', 'GR'],
  GRBG: ['GR', 'BG'],
  GBRG: ['GB', 'RG'],
} as const satisfies Record<string, readonly string[]>;

/** The 6x6 mosaic of Fujifilm's X-Trans sensors, at one of its phases. */
export const XTRANS: readonly string[] = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];

/** The colours of a filter, in the order of the camera's colours. */
export const COLOURS = 'RGB';

/** Index in COLOURS of the filter at a stored position; 0 without a mosaic. */
export function colourIndex(mosaic: readonly string[] | undefined, x: number, y: number): number {
  if (mosaic === undefined) return 0;
  const row = mosaic[y % mosaic.length];
  return COLOURS.indexOf(row[x % row.length]);
}

export function assertMosaic(mosaic: readonly string[]): void {
  const width = mosaic[0]?.length ?? 0;
  const isSquare = mosaic.length === width && mosaic.every((row) => row.length === width && /^[RGB]+$/.test(row));
  const letters = new Set(mosaic.join(''));
  if (!isSquare || (width !== 2 && width !== 6) || letters.size !== COLOURS.length) {
    throw invalid('mosaic', '2 rows of 2 or 6 of 6 letters R, G and B, each of them present', mosaic.join(','));
  }
}
