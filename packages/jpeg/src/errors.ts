/** The errors of this package. */

/** The bytes are no JPEG, or a damaged one: what was expected, what came, what to do. */
export class JpegError extends Error {
  override readonly name = 'JpegError';
}
