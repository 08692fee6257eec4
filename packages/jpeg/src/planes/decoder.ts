/** JPEG files to the planes of their components. */
import type { PlaneLimits } from './layout.ts';
import { planOf } from './plan.ts';
import { decodePlainly } from './plain/decode-plainly.ts';
import { decodeByKernels } from './wasm/decode-by-kernels.ts';
import { KernelMemory } from './wasm/kernels.ts';

export interface PlaneDecoder {
  /** Bytes that it keeps for the next file: what the largest so far took. */
  readonly memory: number;
  /**
   * The samples of each component as they are stored, by the accurate integer transform of libjpeg: luma equals
   * `djpeg -grayscale -dct int`.
   * @param bytes the whole file; never written to
   * @param into a plane of `width * height` bytes for each component of `planesOf`, to be written row by row. After an error some of it
   * may be written
   * @throws {JpegError} `unsupported` where `planesOf` gives undefined, and for scans that do not add up to the picture; `tooLarge`;
   * `badJpeg` for whatever is damaged, though other decoders may show a picture of it
   * @throws {RangeError} for planes that do not hold the picture, and where there is no memory to work in
   */
  decode(bytes: Uint8Array, into: readonly Uint8Array[]): void;
}

export interface PlaneDecoderOptions extends PlaneLimits {
  /**
   * Whether to decode by WebAssembly where the engine has it with SIMD, or by the plain code whose samples it equals.
   * @default 'auto'
   */
  readonly kernels?: 'auto' | 'reference';
}

/** A decoder that keeps the memory that it works in, to be used for one file after another. */
export function createPlaneDecoder({ maxPixels, kernels = 'auto' }: PlaneDecoderOptions = {}): PlaneDecoder {
  const memory = kernels === 'auto' ? KernelMemory.create() : undefined;
  return {
    get memory() {
      return memory?.bytes ?? 0;
    },
    decode(bytes, into) {
      const structure = planOf(bytes, into, maxPixels);
      if (memory) decodeByKernels(memory, bytes, structure, into);
      else decodePlainly(bytes, structure, into);
    },
  };
}
