/** Numbers as people read them, in plain characters: the terminal prints them, the page sets them. All of them round the same way. */

/** `12,345`. */
export function whole(value: number): string {
  return decimal(value, 0);
}

/** With that many decimals: `1,234.5`. */
export function decimal(value: number, decimals: number): string {
  const digits = value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return /[1-9]/.test(digits) ? digits : digits.replace('-', '');
}

/** With no more decimals than that, and none that are 0: `5.7`, `24`. */
export function upTo(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** `+312.4` or `-57.0`. */
export function signed(value: number, decimals: number): string {
  const digits = decimal(value, decimals);
  return /^[^-]*[1-9]/.test(digits) ? `+${digits}` : digits;
}

/** At most that many significant digits, without trailing zeros, large and tiny ones as powers of ten. */
export function significant(value: number, digits = 4): string {
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15)) {
    return value.toExponential(Math.min(digits, 3) - 1);
  }
  return (value || 0).toLocaleString('en-US', { maximumSignificantDigits: digits });
}

/** A share from 0 to 1: `62 %`. */
export function percent(share: number, decimals = 0): string {
  return `${decimal(share * 100, decimals)} %`;
}

/** A probability: `98.70 %`. None is called certain, for one that is stored as 1 was only rounded to it. */
export function probability(share: number): string {
  return share > 0.9999 ? '>99.99 %' : percent(share, share === 0 ? 0 : 2);
}

/** Samples are whole numbers: no digit of them is left out, and none is added but to small ones. */
export function inDn(value: number): string {
  return Math.abs(value) >= 10 ? whole(value) : significant(value, 2);
}
