/** Where the samples of a raw image lie, and how. */

import type { Grid, Piece } from '@hotpix/tiff';

/** One sample per pixel, unsigned, of the whole stored frame. Every piece lies inside the file. */
export interface SampleLayout extends Grid {
  /** 8 to 16. */
  readonly bits: number;
  readonly compression: 'none' | 'lossless-jpeg';
  readonly littleEndian: boolean;
  readonly pieces: readonly Piece[];
  /** What each stored sample of 16 bits stands for, by its value; they stand for themselves without. */
  readonly linear?: Uint16Array;
}
