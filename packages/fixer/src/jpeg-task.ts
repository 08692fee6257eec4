/** What a thread that repairs JPEGs is asked, and what it answers. */
import type { JpegErrorCode, RepairedJpeg, Spot } from '@hotpix/jpeg';

export interface JpegTask {
  /** The original. */
  readonly bytes: Uint8Array;
  readonly spots: readonly Spot[];
  readonly maxPixels: number;
}

export type JpegRepair = Pick<RepairedJpeg, 'bytes' | 'hasNewTables'>;

export type JpegAnswer =
  | (JpegRepair & { readonly status: 'repaired' })
  | { readonly status: 'failed'; readonly code: JpegErrorCode; readonly message: string };
