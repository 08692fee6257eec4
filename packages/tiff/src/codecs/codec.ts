/** Compressions without loss (TIFF 6.0, sections 9 and 13; Adobe's technical note of 2002 for Deflate). */
import { damaged } from '../errors.ts';
import { decodeLzw, encodeLzw, isOldLzw } from './lzw.ts';
import { packBits, unpackBits } from './pack-bits.ts';
import type { Zlib } from './zlib.ts';

export interface Codec {
  readonly isCompressed: boolean;
  /** Whether data that begin so are of another kind than `decode` knows. */
  readonly isForeign?: (data: Uint8Array) => boolean;
  /** Whether samples may be stored as differences before they are compressed. */
  readonly hasPredictor: boolean;
  /**
   * @param most bytes that a piece can hold; what comes behind them is left out
   * @returns bytes of their own, but for what is not compressed: those lie in the data
   * @throws {TiffError} `badTiff` for data that cannot be read
   */
  decode(data: Uint8Array, most: number): Uint8Array;
  /** @param stride bytes per row */
  encode(bytes: Uint8Array, stride: number): Uint8Array;
}

const none: Codec = {
  isCompressed: false,
  hasPredictor: false,
  decode: (data, most) => data.subarray(0, most),
  encode: (bytes) => bytes,
};

const deflate = (zlib: Zlib): Codec => ({
  isCompressed: true,
  hasPredictor: true,
  decode(data, most) {
    try {
      // A stream whose last bytes are missing may still hold all samples.
      return zlib.inflate(data, most);
    } catch (error) {
      throw damaged('Deflate data that can be read', (error as Error).message);
    }
  },
  encode: (bytes) => zlib.deflate(bytes),
});

const lzw: Codec = {
  isCompressed: true,
  hasPredictor: true,
  decode: decodeLzw,
  encode: encodeLzw,
  isForeign: isOldLzw,
};
const bits: Codec = { isCompressed: true, hasPredictor: false, decode: unpackBits, encode: packBits };

/** By the number of the tag Compression. */
const CODECS: ReadonlyMap<number, (zlib: Zlib) => Codec> = new Map([
  [1, () => none],
  [5, () => lzw],
  [8, deflate],
  [32946, deflate],
  [32773, () => bits],
]);

/** `undefined` for other compressions. @param compression the number of the tag Compression */
export const codecOf = (compression: number, zlib: Zlib): Codec | undefined => CODECS.get(compression)?.(zlib);
