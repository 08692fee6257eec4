/** The picture that planes are of. */
import type { PlaneLayout } from './layout.ts';
import { assertPlanes } from './lent.ts';
import { plainPainter } from './plain/rgb-painter.ts';
import { kernelPainter } from './wasm/rgb-painter.ts';

export interface RgbOptions {
  /** As for `createPlaneDecoder`. @default 'auto' */
  readonly kernels?: 'auto' | 'reference';
  /** The rows to paint: from, and up to but without, to. @default all */
  readonly rows?: { readonly from: number; readonly to: number };
}

/**
 * RGB as libjpeg-turbo shows it: its smooth upsampling, and T.871's colours in whole numbers; grey three times.
 * @param planes of `layout`, row by row, as a decoder writes them
 * @param into takes 3 * width bytes per row, row by row, interleaved
 * @throws {JpegError} `unsupported` where components do not fit into each other a whole number of times
 * @throws {RangeError} for memory that is too small
 */
export function planesToRgb(
  layout: PlaneLayout,
  planes: readonly Uint8Array[],
  into: Uint8Array,
  { kernels = 'auto', rows = { from: 0, to: layout.height } }: RgbOptions = {},
): void {
  const { width, height } = layout;
  const { from, to } = rows;
  assertPlanes(layout, planes);
  if (!(from >= 0 && from <= to && to <= height)) {
    throw new RangeError(`Expected rows of 0 to ${height}, got ${from} to ${to}.`);
  }
  const bytes = 3 * width * (to - from);
  if (into.length < bytes) throw new RangeError(`Expected room for ${bytes} bytes of RGB, got ${into.length}.`);
  const byKernels = kernels === 'auto' ? kernelPainter(layout, planes) : undefined;
  const paint = byKernels ?? plainPainter(layout, planes);
  for (let y = from; y < to; y++) paint(y, into.subarray(3 * width * (y - from), 3 * width * (y - from + 1)));
}
