import type { FrameShape } from '../nouns.ts';
import { cameraIdentity } from './describe-camera.ts';
import type { Result } from './schema.ts';

/** Whether a Result speaks of the camera, size and mosaic of a frame: only then do its positions mean anything there. */
export function isOfSameCamera({ camera, frame }: Result, shape: FrameShape): boolean {
  if (!camera || !frame) return false;
  const identity = (
    of: FrameShape['camera'],
    { width, height, channels, mosaic }: Pick<FrameShape, 'width' | 'height' | 'channels' | 'mosaic'>,
  ): string => JSON.stringify([cameraIdentity(of), width, height, channels, mosaic ?? null]);
  return identity(camera, frame) === identity(shape.camera, shape);
}
