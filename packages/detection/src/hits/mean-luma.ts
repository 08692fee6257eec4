import { LUMA, type Moments } from '@hotpix/statistics';

/** The luma of a pixel in the mean of all photographs, in DN; of one channel its value. */
export function meanLuma(moments: Moments, x: number, y: number): number {
  if (moments.shape.channels === 1) return moments.mean(x, y);
  return LUMA.reduce((sum, weight, channel) => sum + (weight / 2 ** 16) * moments.mean(x, y, channel), 0);
}
