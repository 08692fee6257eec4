/** The tone curve of sRGB, IEC 61966-2-1. */
import { power } from './random/elementary.ts';

/** Encoded value, 0 to 1, to linear light, 0 to 1. */
export function toLinear(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : power((encoded + 0.055) / 1.055, 2.4);
}

/** Linear light, 0 to 1, to encoded value, 0 to 1. */
export function toEncoded(linear: number): number {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * power(linear, 1 / 2.4) - 0.055;
}
