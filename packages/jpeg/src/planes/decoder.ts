/** JPEG files to the planes of their components. */
import type { PlaneLimits } from './layout.ts';
import { planOf } from './plan.ts';
import { decodePlainly } from './plain/decode-plainly.ts';

export interface PlaneDecoder {
  /**
   * The samples of each component as they are stored, by the accurate integer transform of libjpeg: luma equals
   * `djpeg -grayscale -dct int`.
   * @param bytes the whole file; never written to
   * @param into a plane of `width * height` bytes for each component of `planesOf`, to be written row by row. After an error some of it
   * may be written
   * @throws {JpegError} `unsupported` where `planesOf` gives undefined, and for scans that do not add up to the picture; `tooLarge`;
   * `badJpeg` for whatever is damaged, though other decoders may show a picture of it
   * @throws {RangeError} for planes that do not hold the picture
   */
  decode(bytes: Uint8Array, into: readonly Uint8Array[]): void;
}

export type PlaneDecoderOptions = PlaneLimits;

/** A decoder that keeps what it works with, to be used for one file after another. */
export function createPlaneDecoder({ maxPixels }: PlaneDecoderOptions = {}): PlaneDecoder {
  return {
    decode(bytes, into) {
      decodePlainly(bytes, planOf(bytes, into, maxPixels), into);
    },
  };
}
