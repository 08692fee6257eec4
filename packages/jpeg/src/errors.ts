/** The errors of this package, one function each. */

/**
 * `badJpeg`: no JPEG, or a damaged one. `unsupported`: a kind of JPEG whose blocks cannot be read one by one. `tooLarge`: more
 * than the limits allow. `container`: what lies around the picture could not be kept right. `badSpot`: what was asked for
 * lies outside the picture. `badThumbnail`: the thumbnail cannot take the other's place.
 */
export type JpegErrorCode = 'badJpeg' | 'unsupported' | 'tooLarge' | 'container' | 'badSpot' | 'badThumbnail';

/** An error that a person can act upon: what was expected, of what, what came, what to do. */
export class JpegError extends Error {
  override readonly name = 'JpegError';
  readonly code: JpegErrorCode;

  constructor(code: JpegErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The bytes contradict the standard or end too early. */
export function badJpeg(expected: string, came: string): JpegError {
  return new JpegError(
    'badJpeg',
    `Expected a JPEG with ${expected}, got ${came}: the file is damaged. Copy it again from the camera.`,
  );
}

/** The file may be sound, but its blocks cannot be got at. */
export function unsupported(came: string): JpegError {
  return new JpegError(
    'unsupported',
    `Expected a baseline, extended or progressive JPEG of 8 bits with Huffman codes, got ${came}: its blocks cannot be read one by one. Encode the picture anew instead.`,
  );
}

/** The picture cannot change its length without making something else in the file false. */
export function containerBroken(expected: string, came: string): JpegError {
  return new JpegError(
    'container',
    `Expected ${expected}, got ${came}: it would no longer be found behind the changed picture. Encode the picture anew instead.`,
  );
}
