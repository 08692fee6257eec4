/** The few words of TIFF that Exif and MPF segments are laid out in. */

/** A TIFF structure within a file. All offsets count from its byte order mark. */
export class Tiff {
  readonly #view: DataView;
  readonly #isLittle: boolean;

  /** @param bytes from the byte order mark to where the structure must end; undefined comes of other bytes */
  static of(bytes: Uint8Array): Tiff | undefined {
    const mark = (bytes[0] << 8) | bytes[1];
    return bytes.length >= 8 && (mark === 0x4949 || mark === 0x4d4d) ? new Tiff(bytes, mark === 0x4949) : undefined;
  }

  private constructor(bytes: Uint8Array, isLittle: boolean) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#isLittle = isLittle;
  }

  /** Where the first directory is. */
  first(): number {
    return this.#view.getUint32(4, this.#isLittle);
  }

  /** The entries of a directory by their tags, and where the next one is, 0 for none; undefined where it is not inside. */
  directory(at: number): { entries: ReadonlyMap<number, TiffEntry>; next: number } | undefined {
    const view = this.#view;
    const count = at + 2 <= view.byteLength ? view.getUint16(at, this.#isLittle) : Infinity;
    const end = at + 2 + 12 * count;
    if (end + 4 > view.byteLength) return undefined;
    const entries = Array.from({ length: count }, (_, i): [number, TiffEntry] => {
      const entry = at + 2 + 12 * i;
      return [view.getUint16(entry, this.#isLittle), { count: this.uint32(entry + 4), at: entry + 8 }];
    });
    return { entries: new Map(entries), next: this.uint32(end) };
  }

  /** @throws {RangeError} outside the structure */
  uint32(at: number): number {
    return this.#view.getUint32(at, this.#isLittle);
  }

  setUint32(at: number, value: number): void {
    this.#view.setUint32(at, value, this.#isLittle);
  }

  get length(): number {
    return this.#view.byteLength;
  }
}

export interface TiffEntry {
  readonly count: number;
  /** Where the value stands, or where it is said where it stands. */
  readonly at: number;
}
