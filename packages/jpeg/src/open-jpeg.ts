/** A JPEG as its quantised coefficients, which can be changed block by block. */
import { Plane, type JpegPlane } from './coefficients/plane.ts';
import { readCoefficients } from './coefficients/read-coefficients.ts';
import { rewrite, type EncodedJpeg } from './rewrite.ts';
import { readStructure } from './structure/read-structure.ts';

export interface OpenOptions {
  /**
   * Files that claim more are refused before anything is allocated. The coefficients take 2 bytes per pixel and component.
   * @default 268402689 (0x3FFF squared: more than any camera takes, and the customary limit of decoders)
   */
  readonly maxPixels?: number;
}

/** An opened JPEG. */
export interface OpenJpeg {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** In the order of the frame header. */
  readonly planes: readonly JpegPlane[];
  /**
   * The file with the coded data of changed scans replaced, and nothing else: the very bytes where nothing changed. May be
   * asked for again after further changes.
   * @throws {JpegError} `container` where something in the file counts on the picture's length and cannot be set right
   */
  encode(): EncodedJpeg;
}

/**
 * Decodes the entropy coding alone (ITU-T T.81): baseline, extended and progressive Huffman files of 8 bits, with any
 * sampling, scans and restart intervals.
 * @param bytes the whole file; kept, and never written to
 * @throws {JpegError} `unsupported` for other kinds of JPEG, `tooLarge`, and `badJpeg` for whatever cannot be read wholly
 */
export function openJpeg(bytes: Uint8Array, { maxPixels }: OpenOptions = {}): OpenJpeg {
  const structure = readStructure(bytes, maxPixels);
  const { frame, quantisation } = structure;
  const { planes: coefficients, ends } = readCoefficients(bytes, structure);
  const planes = frame.components.map((component, i) => new Plane(component, quantisation[i], coefficients[i]));
  return { width: frame.width, height: frame.height, planes, encode: () => rewrite(bytes, structure, planes, ends) };
}
