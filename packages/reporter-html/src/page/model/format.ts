/** Numbers as the page sets them: those of every report, with true minus signs and spaces that do not break. */
import * as plain from '@hotpix/result';
import { typeset } from '../../typeset.ts';

const NARROW_SPACE = '\u202f';

/** `12,345`. */
export const whole = (value: number): string => typeset(plain.whole(value));

/** With a true minus sign and that many decimals. */
export const decimal = (value: number, decimals: number): string => typeset(plain.decimal(value, decimals));

/** `+312.4` or `−57.0`. */
export const signed = (value: number, decimals: number): string => typeset(plain.signed(value, decimals));

/** At most that many significant digits, without trailing zeros, large and tiny ones as powers of ten. */
export const significant = (value: number, digits?: number): string => typeset(plain.significant(value, digits));

/** A share from 0 to 1 as a percentage. */
export const percent = (share: number, decimals?: number): string => typeset(plain.percent(share, decimals));

/** A probability; none is called certain. */
export const probability = (share: number): string => typeset(plain.probability(share));

/** A value in DN. */
export const dn = (value: number): string => typeset(plain.inDn(value));

/** An exposure time in seconds as it stands on a camera: `1/60 s`, `0.5 s`, `30 s`. */
export const exposureTime = (seconds: number): string => typeset(plain.exposureTime(seconds));

/** `6,000 × 4,000`. */
export function size(width: number, height: number): string {
  return `${whole(width)}${NARROW_SPACE}×${NARROW_SPACE}${whole(height)}`;
}

/** A name from a program as words: `enoughFrames` as `enough frames`; any other text as it is. */
export function words(name: string): string {
  if (!/^[a-z][A-Za-z]*$/.test(name)) return name;
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
