/** The digests by which readers of DNG tell whether the samples are intact. */

/** The MD5 of bytes, RFC 1321, 16 bytes. */
export type Md5 = (bytes: Uint8Array) => Uint8Array;

/** Samples as stored, before any linearization. */
export interface StoredSamples {
  readonly samples: Uint16Array;
  readonly width: number;
  readonly height: number;
}

const SIDE = 256;

/**
 * DNG's NewRawImageDigest, 16 bytes: the MD5 of the MD5s of tiles of up to 256 x 256 samples, left to right and top to bottom,
 * whose samples are numbers of 16 bits, little-endian, or of 8. That is how Adobe's DNG SDK computes it; DNG 1.4 itself does not
 * say.
 * @param bytesPerSample 1 where the file has 8 bits per sample, or a linearization table of up to 256 entries
 */
export function newRawImageDigest(
  { samples, width, height }: StoredSamples,
  md5: Md5,
  bytesPerSample: 1 | 2 = 2,
): Uint8Array {
  const digests: Uint8Array[] = [];
  const tile = new Uint8Array(bytesPerSample * SIDE * SIDE);
  for (let top = 0; top < height; top += SIDE) {
    for (let left = 0; left < width; left += SIDE) {
      const [right, bottom] = [Math.min(left + SIDE, width), Math.min(top + SIDE, height)];
      let length = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const sample = samples[y * width + x];
          tile[length++] = sample & 255;
          if (bytesPerSample === 2) tile[length++] = sample >> 8;
        }
      }
      digests.push(md5(tile.subarray(0, length)));
    }
  }
  return md5(Uint8Array.from(digests.flatMap((digest) => Array.from(digest))));
}

/** DNG's older RawImageDigest, 16 bytes: the MD5 of all samples, row by row, as 16-bit numbers, little-endian: DNG 1.7.1. */
export function rawImageDigest({ samples }: StoredSamples, md5: Md5): Uint8Array {
  const bytes = new Uint8Array(2 * samples.length);
  for (let index = 0; index < samples.length; index++) {
    bytes[2 * index] = samples[index] & 255;
    bytes[2 * index + 1] = samples[index] >> 8;
  }
  return md5(bytes);
}
