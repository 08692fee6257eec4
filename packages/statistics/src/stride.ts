import type { FrameShape } from '@hotpix/core';

/** Step of a square grid of about that many places over the active area, which meets every phase of a mosaic of period 2 or 6. */
export function strideFor({ active }: Pick<FrameShape, 'active'>, places: number): number {
  let stride = Math.max(1, Math.floor(Math.sqrt((active.width * active.height) / places)));
  while (stride % 2 === 0 || stride % 3 === 0) stride++;
  return stride;
}
