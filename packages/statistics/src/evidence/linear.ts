import type { FrameShape } from '@hotpix/core';

/** Whether a residual in DN is proportional to the light or charge that made it. */
export function isLinear({ mosaic, channels, lossy }: FrameShape): boolean {
  return mosaic !== undefined || (channels === 1 && !lossy);
}
