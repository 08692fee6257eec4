/** A JPEG as its quantised coefficients, which can be changed block by block. */
import { Plane, type JpegPlane } from './coefficients/plane.ts';
import { takeCoefficients, type Wanted } from './planes/wasm/coefficients-by-kernels.ts';
import { rewrite, type EncodedJpeg } from './rewrite.ts';
import { readStructure, type Structure } from './structure/read-structure.ts';

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
  return open(bytes, readStructure(bytes, maxPixels));
}

/**
 * As openJpeg, but with the coefficients of some blocks alone; those of others are not to be read or changed.
 * @param choose tells the wanted blocks, and in each scan those of MCUs that change and the two beside them
 */
export function openBlocks(
  bytes: Uint8Array,
  { maxPixels }: OpenOptions,
  choose: (structure: Structure) => Wanted,
): OpenJpeg {
  const structure = readStructure(bytes, maxPixels);
  return open(bytes, structure, choose(structure));
}

function open(bytes: Uint8Array, structure: Structure, wanted?: Wanted): OpenJpeg {
  const { frame, quantisation } = structure;
  const { planes: coefficients, ends } = takeCoefficients(bytes, structure, wanted);
  const planes = frame.components.map((component, i) => new Plane(component, quantisation[i], coefficients[i]));
  const complete = (): void => {
    const { planes: all } = takeCoefficients(bytes, structure);
    planes.forEach((plane, i) => plane.complete(all[i]));
  };
  return {
    width: frame.width,
    height: frame.height,
    planes,
    encode: () => rewrite({ bytes, structure, planes, ends, ...(wanted && { complete }) }),
  };
}
