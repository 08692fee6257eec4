import type { TiffTag } from '../tiff-tag.ts';

/** Bytes that take the place of others among the values of a tag. */
export interface Write {
  readonly tag: TiffTag;
  /** In bytes from the start of the file. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}
