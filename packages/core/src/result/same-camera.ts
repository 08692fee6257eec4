import type { FrameShape } from '../nouns.ts';
import { cameraIdentity } from './describe-camera.ts';
import type { Result } from './schema.ts';

/**
 * Of several Results the one that speaks of the camera of a frame. Where there are two, because the camera also stored
 * the same pixels in another depth, that of the depth of the frame.
 */
export function findOfSameCamera(results: readonly Result[], shape: FrameShape): Result | undefined {
  const candidates = results.filter((result) => isOfSameCamera(result, shape));
  const isWide = shape.bits > 8;
  return candidates.find(({ frame }) => frame !== null && frame.bits > 8 === isWide) ?? candidates.at(0);
}

/** Whether a Result speaks of the camera, size and mosaic of a frame: only then do its positions mean anything there. */
export function isOfSameCamera({ camera, frame }: Result, shape: FrameShape): boolean {
  if (!camera || !frame) return false;
  const identity = (
    of: FrameShape['camera'],
    { width, height, channels, mosaic }: Pick<FrameShape, 'width' | 'height' | 'channels' | 'mosaic'>,
  ): string => JSON.stringify([cameraIdentity(of), width, height, channels, mosaic ?? null]);
  return identity(camera, frame) === identity(shape.camera, shape);
}
