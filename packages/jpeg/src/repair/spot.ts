/** Where a picture is to be repaired, and what of each component that concerns. */
import { JpegError } from '../errors.ts';

/** A rectangle of pixels, in those of the stored picture: x right, y down, from 0. Orientation is not applied. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The sampling factors of a component, or of the one with the most samples. */
export interface Sampling {
  readonly h: number;
  readonly v: number;
}

/** A component, in samples. */
interface Sized extends Sampling {
  readonly width: number;
  readonly height: number;
}

export const mostOf = (components: readonly Sampling[]): Sampling => ({
  h: Math.max(...components.map(({ h }) => h)),
  v: Math.max(...components.map(({ v }) => v)),
});

/** @throws {JpegError} `badSpot` for a rectangle that is not wholly in the picture, or has no whole pixels */
export function assertInside({ x, y, width, height }: Spot, picture: { width: number; height: number }): void {
  const isWhole = [x, y, width, height].every(Number.isSafeInteger);
  const isInside = x >= 0 && y >= 0 && x + width <= picture.width && y + height <= picture.height;
  if (isWhole && isInside && width > 0 && height > 0) return;
  throw new JpegError(
    'badSpot',
    `Expected spots of whole pixels inside the ${picture.width} x ${picture.height} of the stored picture, got ${width} x ${height} at (${x}, ${y}).`,
  );
}

/**
 * The samples of a component that show the spot. Where it has fewer samples than the picture has pixels, that is one more
 * on each side: encoders and decoders mix neighbours there.
 */
export function spotIn(plane: Sized, { x, y, width, height }: Spot, most: Sampling): Spot {
  const margin = isSubsampled(plane, most) ? 1 : 0;
  const left = Math.max(Math.floor((x * plane.h) / most.h) - margin, 0);
  const top = Math.max(Math.floor((y * plane.v) / most.v) - margin, 0);
  const right = Math.min(Math.floor(((x + width - 1) * plane.h) / most.h) + margin, plane.width - 1);
  const bottom = Math.min(Math.floor(((y + height - 1) * plane.v) / most.v) + margin, plane.height - 1);
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

export const isSubsampled = ({ h, v }: Sampling, most: Sampling): boolean => h < most.h || v < most.v;
