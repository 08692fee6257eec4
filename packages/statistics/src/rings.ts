/** With what the pixels of a frame are compared. Threads have this, and none of what makes values. */
import type { FrameShape } from '@hotpix/core';
import { Neighbourhood, type NeighbourhoodShape } from './neighbours.ts';

export function ringsOf({ mosaic, active, channels, lossy }: NeighbourhoodShape): Neighbourhood[] {
  const ring = new Neighbourhood({ mosaic, active, channels, lossy });
  if (!isPicture({ mosaic, channels, lossy })) return [ring];
  return [new Neighbourhood({ mosaic, active, channels: 1, lossy: false }), ring];
}

/** Whether a frame was demosaiced, or went through the codec of pictures: its defects are spots. */
export function isPicture({ mosaic, channels, lossy }: Pick<FrameShape, 'mosaic' | 'channels' | 'lossy'>): boolean {
  return mosaic === undefined && (channels === 3 || lossy);
}
