import { cameraIdentity } from './camera.ts';
import type { Camera, FrameFacts } from './schema.ts';

/** What tells frames of one camera from those of another. */
interface FrameShape extends Pick<FrameFacts, 'width' | 'height' | 'channels' | 'mosaic' | 'bits'> {
  readonly camera: Camera;
}

/** What speaks of a camera: a Result, or what was decided on it. */
interface OfCamera {
  readonly camera: Camera | null;
  readonly frame: Omit<FrameShape, 'camera'> | null;
}

/**
 * Of several Results the one that speaks of the camera of a frame. Where there are two, because the camera also stored
 * the same pixels in another depth, that of the depth of the frame.
 */
export function findOfSameCamera<T extends OfCamera>(results: readonly T[], shape: FrameShape): T | undefined {
  const candidates = results.filter((result) => isOfSameCamera(result, shape));
  const isWide = shape.bits > 8;
  return candidates.find(({ frame }) => frame !== null && frame.bits > 8 === isWide) ?? candidates.at(0);
}

/** Whether a Result speaks of the camera, size and mosaic of a frame: only then do its positions mean anything there. */
export function isOfSameCamera({ camera, frame }: OfCamera, shape: FrameShape): boolean {
  if (!camera || !frame) return false;
  const identity = (of: Camera, { width, height, channels, mosaic }: Omit<FrameShape, 'camera' | 'bits'>): string =>
    JSON.stringify([cameraIdentity(of), width, height, channels, mosaic ?? null]);
  return identity(camera, frame) === identity(shape.camera, shape);
}
