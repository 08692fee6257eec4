/** The colours of a mosaic's filters, by their codes in DNG. */
import { badImage } from './errors.ts';

/** Colour letters in the order of their codes in CFAPattern and CFAPlaneColor. */
export const CFA_LETTERS = 'RGBCMYW';
/** The order of planes in which LibRaw and dcraw name the four colours of a GMCY sensor rightly; it is free in DNG. */
const PLANE_LETTERS = 'RGBMCYW';

/** The primaries that each filter colour lets through, by its code. */
export const PRIMARIES = ['R', 'G', 'B', 'GB', 'RB', 'RG', 'RGB'] as const;

/** The code of a filter's letter. @throws {DngError} `badImage` for a letter that DNG has no code for */
export function colourCode(letter: string): number {
  const code = CFA_LETTERS.indexOf(letter === 'E' ? 'C' : letter);
  if (code < 0) throw badImage(`mosaic letters out of ${CFA_LETTERS} and E`, JSON.stringify(letter));
  return code;
}

/** The codes that occur in a mosaic, in the order of CFAPlaneColor. @throws {DngError} `badImage` */
export function planesOf(mosaic: readonly string[]): number[] {
  const codes = [...new Set(Array.from(mosaic.join(''), colourCode))];
  return codes.sort((a, b) => PLANE_LETTERS.indexOf(CFA_LETTERS[a]) - PLANE_LETTERS.indexOf(CFA_LETTERS[b]));
}
