/** What this decoder needs of its host, since it decodes no picture but TIFF itself. */
import type { PictureKind } from './picture-kind.ts';
import type { Expected } from './picture.ts';

/** What a picture will be like, by the words of its header, and what stands beside it. */
export interface PictureHeader extends Expected {
  /** The largest value that a sample can have. */
  readonly white: number;
  /** From the byte order mark on. */
  readonly exif?: Uint8Array;
  readonly xmp?: Uint8Array;
}

export interface PixelOptions {
  readonly kind: PictureKind;
  /** How small a fault makes it refuse. Of a JPEG every warning means damage. */
  readonly failOn: 'error' | 'warning';
  readonly maxPixels: number;
  readonly signal: AbortSignal;
}

/** Decodes pictures: sharp in Node, whatever the host has elsewhere. */
export interface Pixels {
  /**
   * @throws {HotpixError} `refused` for a picture that is neither grey nor RGB of up to 16 bits
   * @throws {Error} where the file cannot be read, in words of the library
   */
  header(bytes: Uint8Array, options: PixelOptions): Promise<PictureHeader>;
  /**
   * The samples exactly as stored: not turned, not colour managed, alpha left out, palettes and few bits expanded; row-major,
   * channels interleaved, a Uint8Array for 8 bits, a Uint16Array for 16.
   * @throws {Error} where the file cannot be decoded, in words of the library
   */
  samples(bytes: Uint8Array, expected: Expected, options: PixelOptions): Promise<Uint8Array | Uint16Array>;
}
