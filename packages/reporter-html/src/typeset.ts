const MINUS = '\u2212';
const NARROW_SPACE = '\u202f';

/** A phrase of plain characters as a page sets it: true minus signs, no break between a number and its unit, and curled apostrophes. */
export function typeset(text: string): string {
  return text
    .replace(/-(?= ?\d)/g, MINUS)
    .replace(/(\d) (%|s\b)/g, `$1${NARROW_SPACE}$2`)
    .replace(/>(?=\d)/g, `>${NARROW_SPACE}`)
    .replaceAll("'", '\u2019');
}
