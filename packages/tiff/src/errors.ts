/** The errors of this package, one function each. */

/**
 * `badTiff`: the bytes are no TIFF that can be read, the samples are not all there, or their compression is damaged.
 * `unsupported`: the file may be sound, but its samples are not read or changed here. `badChange`: a change does not fit the
 * samples of the file. `tooLarge`: the file would outgrow the format.
 */
export type TiffErrorCode = 'badTiff' | 'unsupported' | 'badChange' | 'tooLarge';

/** An error that a person can act upon: what was expected, of what, what came. */
export class TiffError extends Error {
  override readonly name = 'TiffError';
  readonly code: TiffErrorCode;

  constructor(code: TiffErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The bytes are no TIFF, or one that contradicts itself. */
export function badTiff(expected: string, came: string): TiffError {
  return new TiffError('badTiff', `Expected a TIFF file with ${expected}, got ${came}.`);
}

/** Samples of a picture are not there, or cannot be read. */
export function damaged(expected: string, came: string): TiffError {
  return new TiffError('badTiff', `Expected a TIFF with ${expected}, got ${came}: the file is damaged.`);
}

export function unsupported(came: string): TiffError {
  return new TiffError(
    'unsupported',
    `Expected a TIFF of grey or RGB samples of 8 to 16 bits, uncompressed or compressed by LZW, Deflate or PackBits, got ${came}.`,
  );
}

export function tooLarge(expected: string, came: string): TiffError {
  return new TiffError('tooLarge', `Expected ${expected}, got ${came}.`);
}
