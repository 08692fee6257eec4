/** The picture that planes are of. */
import type { PlaneLayout } from './layout.ts';
import { assertPlanes } from './lent.ts';
import { plainPainter } from './plain/rgb-painter.ts';
import { kernelPainter } from './wasm/rgb-painter.ts';

export interface RgbOptions {
  /** As for `createPlaneDecoder`. @default 'auto' */
  readonly kernels?: 'auto' | 'reference';
}

/**
 * RGB as libjpeg-turbo shows it: its smooth upsampling, and T.871's colours in whole numbers; grey three times.
 * @param planes of `layout`, row by row, as a decoder writes them
 * @param into takes 3 * width * height bytes, row by row, interleaved
 * @throws {JpegError} `unsupported` where components do not fit into each other a whole number of times
 * @throws {RangeError} for memory that is too small
 */
export function planesToRgb(
  layout: PlaneLayout,
  planes: readonly Uint8Array[],
  into: Uint8Array,
  { kernels = 'auto' }: RgbOptions = {},
): void {
  const { width, height } = layout;
  assertPlanes(layout, planes);
  if (into.length < 3 * width * height) {
    throw new RangeError(`Expected room for ${3 * width * height} bytes of RGB, got ${into.length}.`);
  }
  const byKernels = kernels === 'auto' ? kernelPainter(layout, planes) : undefined;
  const paint = byKernels ?? plainPainter(layout, planes);
  for (let y = 0; y < height; y++) paint(y, into.subarray(3 * width * y, 3 * width * (y + 1)));
}
