/** The errors of this package, one function each. */

/**
 * `badSamples`: samples of the raw image are missing or damaged. `badPattern`: its colour filter array contradicts itself. `badImage`:
 * the image cannot be written as DNG. `unsupported`: the samples of this DNG cannot be replaced where they are.
 */
export type DngErrorCode = 'badSamples' | 'badPattern' | 'badImage' | 'unsupported';

/** An error that a person can act upon: what was expected, of what, what came. */
export class DngError extends Error {
  override readonly name = 'DngError';
  readonly code: DngErrorCode;

  constructor(code: DngErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Samples of the raw image are not there, or make no sense. */
export function badSamples(expected: string, came: string): DngError {
  return new DngError('badSamples', `Expected ${expected}, got ${came}.`);
}

/** Nobody can tell which filter lies over which pixel. */
export function badPattern(came: string): DngError {
  const expected = 'rows x columns of colour filters from 0 to 6 (CFARepeatPatternDim, CFAPattern)';
  return new DngError('badPattern', `Expected ${expected}, got ${came}.`);
}

/** The image contradicts itself, or DNG has no words for it. */
export function badImage(expected: string, came: string): DngError {
  return new DngError('badImage', `Expected an image with ${expected}, got ${came}.`);
}

/** A DNG whose samples are stored in a way that cannot be written. */
export function unsupported(expected: string, came: string): DngError {
  return new DngError('unsupported', `Expected a DNG with ${expected}, got ${came}.`);
}
