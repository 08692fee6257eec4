/** The errors of this package, one function each. */
import { HotpixError } from '@hotpix/result';

/** @param came completes "Expected …, got" */
export function badHistory(expected: string, came: string): HotpixError {
  return new HotpixError('badHistory', `Expected ${expected}, got ${came}.`, { details: { expected, came } });
}

/** A Result of no camera, or of none that was looked at. */
export function noCamera(reason: string): HotpixError {
  return new HotpixError('badHistory', `Expected a Result of a camera, got one without: ${reason}`);
}
