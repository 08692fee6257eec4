/** Numbers as people read them. */
import { inDn } from '@hotpix/result';

const MINUS = '\u2212';
const NARROW_SPACE = '\u202f';

/** `12,345`. */
export function whole(value: number): string {
  return value.toLocaleString('en-US');
}

/** With a true minus sign and that many decimals. */
export function decimal(value: number, decimals: number): string {
  const digits = value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return digits.replace('-', MINUS);
}

/** `+312.4` or `−57.0`. */
export function signed(value: number, decimals: number): string {
  return `${value > 0 ? '+' : ''}${decimal(value, decimals)}`;
}

/** At most that many significant digits, without trailing zeros, large and tiny ones as powers of ten. */
export function significant(value: number, digits = 4): string {
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15)) {
    return value.toExponential(Math.min(digits, 3) - 1).replace('-', MINUS);
  }
  return value.toLocaleString('en-US', { maximumSignificantDigits: digits }).replace('-', MINUS);
}

/** A share from 0 to 1 as a percentage. */
export function percent(share: number, decimals = 0): string {
  return `${decimal(share * 100, decimals)}${NARROW_SPACE}%`;
}

/** A probability; none is called certain, for one that is stored as 1 was only rounded to it. */
export function probability(share: number): string {
  if (share > 0.9999) return `>${NARROW_SPACE}99.99${NARROW_SPACE}%`;
  return percent(share, share === 0 ? 0 : 2);
}

/** An exposure time in seconds as it stands on a camera: `1/60 s`, `0.5 s`, `30 s`. */
export function exposureTime(seconds: number): string {
  if (seconds > 0 && seconds < 0.3) return `1/${whole(Math.round(1 / seconds))}${NARROW_SPACE}s`;
  return `${significant(seconds, 3)}${NARROW_SPACE}s`;
}

/** `6,000 × 4,000`. */
export function size(width: number, height: number): string {
  return `${whole(width)}${NARROW_SPACE}×${NARROW_SPACE}${whole(height)}`;
}

/** A name from a program as words: `enoughFrames` as `enough frames`; any other text as it is. */
export function words(name: string): string {
  if (!/^[a-z][A-Za-z]*$/.test(name)) return name;
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A phrase of plain characters as a page sets it: true minus signs, no break before a percent sign, and curled apostrophes. */
export function typeset(text: string): string {
  return text
    .replace(/-(?= ?\d)/g, MINUS)
    .replaceAll(' %', `${NARROW_SPACE}%`)
    .replaceAll("'", '\u2019');
}

/** A value in DN. */
export function dn(value: number): string {
  return typeset(inDn(value));
}
