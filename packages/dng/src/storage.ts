/** How samples lie in a file. */
import { type Field, longField, shortField, TAG } from '@hotpix/tiff';
import type { DngImage } from './dng-image.ts';

/** Samples on their way into a file. */
export interface Storage {
  /** Bytes. */
  readonly size: number;
  /** What the directory says of them, where they begin at `offset`; as long for any offset. */
  fields(offset: number): Field[];
  /** Writes them into the file. */
  put(file: Uint8Array, offset: number): void;
}

/** Uncompressed, little-endian, in one strip. */
export function storeStrip({ samples, height }: DngImage): Storage {
  return {
    size: samples.byteLength,
    fields: (offset) => [
      shortField(TAG.Compression, 1),
      longField(TAG.StripOffsets, offset),
      longField(TAG.RowsPerStrip, height),
      longField(TAG.StripByteCounts, samples.byteLength),
    ],
    put: (file, offset) => {
      const view = new DataView(file.buffer, offset);
      for (let index = 0; index < samples.length; index++) view.setUint16(index * 2, samples[index], true);
    },
  };
}
