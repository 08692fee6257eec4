import type { FrameShape } from '@hotpix/core';
import { Moments } from '@hotpix/statistics';
import { createMoments } from '../../../statistics/test/support/planes.ts';

/** Of photographs that are black everywhere: they tell nothing of how far a defect is spread. */
export function evenPicture(shape: FrameShape): Moments {
  return new Moments(createMoments(shape), shape, 1);
}
