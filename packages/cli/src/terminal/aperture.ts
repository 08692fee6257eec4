/** An f-number as photographers write it, and as ExifTool prints it. */
import { decimal, upTo } from '@hotpix/result';

/** `f/2.8`, `f/8`, `f/0.95`. */
export function aperture(number: number): string {
  return `f/${number < 1 ? decimal(number, 2) : upTo(number, 1)}`;
}
