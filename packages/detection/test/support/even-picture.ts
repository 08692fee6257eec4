import type { FrameShape } from '@hotpix/core';
import { Moments } from '@hotpix/statistics';

/** Of photographs that are black everywhere: they tell nothing of how far a defect is spread. */
export function evenPicture(shape: FrameShape): Moments {
  const length = shape.width * shape.height * shape.channels;
  return new Moments({ sum: new Uint32Array(length), squares: new Uint32Array(length) }, shape, 1);
}
