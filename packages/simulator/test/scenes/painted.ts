/** Scenes as pictures, and measurements on them. */
import type { Scene, Size } from '../../src/index.ts';
import { spreadOf } from '../measure.ts';

export const FRAME: Size = { width: 480, height: 320 };

/** A whole scene in linear sRGB, row by row from the top. */
export function paint(scene: Scene, frame = FRAME): Float32Array {
  const painter = scene.compose(frame);
  const picture = new Float32Array(3 * frame.width * frame.height);
  for (let y = 0; y < frame.height; y++)
    painter(0, y, picture.subarray(3 * y * frame.width, 3 * (y + 1) * frame.width));
  return picture;
}

export const green = (picture: Float32Array): Float32Array => picture.filter((_, i) => i % 3 === 1);

export function correlation(a: Float32Array, b: Float32Array): number {
  const [first, second] = [spreadOf(a), spreadOf(b)];
  const sum = a.reduce((total, value, i) => total + (value - first.mean) * (b[i] - second.mean), 0);
  return sum / a.length / Math.sqrt(first.variance * second.variance);
}

/** The largest difference between two pictures at any place. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}

/** Share of the numbers for which something holds. */
export function shareOf(values: Float32Array, holds: (value: number, i: number) => boolean): number {
  return values.filter(holds).length / values.length;
}

/** Pixels of at least that light that are brighter than the four beside them. */
export function peaksOf(picture: Float32Array, least: number, { width, height } = FRAME): number[] {
  const peaks: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
      const light = picture[at];
      const isAbove = light > picture[at - 1] && light > picture[at - width];
      if (light >= least && isAbove && light >= picture[at + 1] && light >= picture[at + width]) peaks.push(at);
    }
  }
  return peaks;
}
