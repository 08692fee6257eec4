/** The digest by which readers of DNG tell whether the samples are intact. */
import type { DngImage } from './dng-image.ts';

/** The MD5 of bytes, RFC 1321, 16 bytes. */
export type Md5 = (bytes: Uint8Array) => Uint8Array;

const SIDE = 256;

/**
 * DNG's NewRawImageDigest, 16 bytes: the MD5 of the MD5s of tiles of up to 256 x 256 samples, left to right and top to bottom,
 * whose samples are 16-bit numbers, little-endian. That is how Adobe's DNG SDK computes it; DNG 1.4 itself does not say.
 */
export function rawImageDigest({ samples, width, height }: DngImage, md5: Md5): Uint8Array {
  const digests: Uint8Array[] = [];
  const tile = new DataView(new ArrayBuffer(2 * SIDE * SIDE));
  for (let top = 0; top < height; top += SIDE) {
    for (let left = 0; left < width; left += SIDE) {
      const [right, bottom] = [Math.min(left + SIDE, width), Math.min(top + SIDE, height)];
      let length = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++, length += 2) tile.setUint16(length, samples[y * width + x], true);
      }
      digests.push(md5(new Uint8Array(tile.buffer, 0, length)));
    }
  }
  return md5(Uint8Array.from(digests.flatMap((digest) => Array.from(digest))));
}
