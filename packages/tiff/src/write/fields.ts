/** The entries of a TIFF directory on their way into a file, little-endian. */
import { toRational } from './rational.ts';

/** A tag with its values as bytes. */
export interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

export function byteField(tag: number, values: ArrayLike<number>): Field {
  return { tag, type: 1, count: values.length, bytes: Uint8Array.from(values) };
}

/** Text with its closing NUL; what stands behind a NUL inside is cut off, as every reader would. */
export function asciiField(tag: number, text: string): Field {
  const bytes = new TextEncoder().encode(`${text.split('\0', 1)[0]}\0`);
  return { tag, type: 2, count: bytes.length, bytes };
}

export function shortField(tag: number, ...values: number[]): Field {
  return pack(tag, 3, 2, values, (view, at, value) => view.setUint16(at, value, true));
}

export function longField(tag: number, ...values: number[]): Field {
  return pack(tag, 4, 4, values, (view, at, value) => view.setUint32(at, value, true));
}

/** Numbers from 0 as fractions. */
export function rationalField(tag: number, ...values: number[]): Field {
  return pack(tag, 5, 8, values, (view, at, value) => {
    const [numerator, denominator] = toRational(value);
    view.setUint32(at, numerator, true);
    view.setUint32(at + 4, denominator, true);
  });
}

/** Signed numbers as ten-thousandths, the precision in which colour matrices are published. */
export function signedRationalField(tag: number, ...values: number[]): Field {
  return pack(tag, 10, 8, values, (view, at, value) => {
    view.setInt32(at, Math.round(value * 10000), true);
    view.setInt32(at + 4, 10000, true);
  });
}

export function undefinedField(tag: number, text: string): Field {
  return { tag, type: 7, count: text.length, bytes: new TextEncoder().encode(text) };
}

function pack(
  tag: number,
  type: number,
  size: number,
  values: readonly number[],
  put: (view: DataView, at: number, value: number) => void,
): Field {
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => put(view, index * size, value));
  return { tag, type, count: values.length, bytes };
}
