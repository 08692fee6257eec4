/** The colours of a mosaic's filters, by their codes in DNG. */
import { badImage } from './errors.ts';
import { CFA_LETTERS, PLANE_LETTERS } from './tags.ts';

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
