/** With what the pixels of a frame are compared. Threads have this, and none of what makes values. */
import type { FrameShape } from '@hotpix/core';
import { Neighbourhood } from './neighbours.ts';

export function ringsOf(shape: FrameShape): Neighbourhood[] {
  const ring = new Neighbourhood(shape);
  return isPicture(shape) ? [new Neighbourhood({ ...shape, channels: 1, lossy: false }), ring] : [ring];
}

/** Whether a frame was demosaiced, or went through the codec of pictures: its defects are spots. */
export function isPicture({ mosaic, channels, lossy }: Pick<FrameShape, 'mosaic' | 'channels' | 'lossy'>): boolean {
  return mosaic === undefined && (channels === 3 || lossy);
}
