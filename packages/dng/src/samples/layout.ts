/** Where the samples of a raw image lie, and how. */

/** A strip or tile in the file, in bytes. */
export interface Piece {
  readonly offset: number;
  readonly length: number;
}

/**
 * One sample a pixel, unsigned, in pieces of equal size: left to right and top to bottom, those at the right and the bottom
 * reaching beyond the image. Every piece lies inside the file.
 */
export interface SampleLayout {
  /** Of the stored frame, in pixels. */
  readonly width: number;
  readonly height: number;
  /** 8 to 16. */
  readonly bits: number;
  readonly compression: 'none' | 'lossless-jpeg';
  readonly littleEndian: boolean;
  /** Pixels of a piece. A tile may reach beyond the frame. */
  readonly pieceWidth: number;
  readonly pieceHeight: number;
  readonly pieces: readonly Piece[];
}

/** Bytes of a row of uncompressed samples, which begins at a whole byte. */
export const rowBytes = (width: number, bits: number): number => Math.ceil((width * bits) / 8);
