/** Memory that nobody holds any more is given back before more is taken. */

/** Bytes of a piece, and how many of them make engines look. */
const PIECE = 2 ** 26;
const PIECES = 16;

/**
 * Makes the engine collect its garbage. It does not count memory that threads share, and would keep planes and frames that nobody holds; what
 * it counts is plain memory, and this is taken without a byte being written to it.
 */
export async function collect(): Promise<void> {
  for (let piece = 0; piece < PIECES; piece++) {
    try {
      new ArrayBuffer(PIECE);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}
