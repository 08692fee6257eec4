/** Memory in which threads see a file: to take new pages for every file costs more than to fill them. */

/** How much is kept for the next files: fewer than are decoded at once, and no more bytes. */
const KEPT = { pieces: 2, bytes: 2 ** 27 };
/** A piece is larger by this share than the file that it was made for, as the next one may be. */
const SPARE = 1 / 8;

export class SharedRoom {
  private readonly free: Uint8Array[] = [];

  /** A copy of bytes, to be given back; undefined where the engine shares no memory, or has none. */
  copy(bytes: Uint8Array): Uint8Array | undefined {
    const piece = this.take(bytes.length)?.subarray(0, bytes.length);
    piece?.set(bytes);
    return piece;
  }

  /** Takes a copy back that no thread looks at any more. */
  giveBack({ buffer }: Uint8Array): void {
    const bytes = this.free.reduce((sum, { length }) => sum + length, buffer.byteLength);
    if (this.free.length < KEPT.pieces && bytes <= KEPT.bytes) this.free.push(new Uint8Array(buffer));
  }

  private take(length: number): Uint8Array | undefined {
    const found = this.free.findIndex((piece) => piece.length >= length);
    if (found >= 0) return this.free.splice(found, 1)[0];
    // One that is too small would only wait for smaller files.
    this.free.shift();
    try {
      return typeof SharedArrayBuffer === 'undefined'
        ? undefined
        : new Uint8Array(new SharedArrayBuffer(Math.ceil(length * (1 + SPARE))));
    } catch {
      return undefined;
    }
  }
}
