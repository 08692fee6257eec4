/** How rough the picture is around a block. */
import type { JpegPlane } from '../coefficients/plane.ts';
import type { Smear } from './smear.ts';

/** How far around the block to look, in samples, and how many samples will do. */
const BESIDE = 5;
const ENOUGH = 12;
/** The least variance between neighbours: a picture in 8 bits has no less. */
const LEAST_STEP = 0.1;
/** The power of a covariance function is less than 2. */
const SMOOTHEST = 1.8;

interface Sample {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** The beginning of a variogram. */
export interface Texture {
  /** Half the mean squared difference of neighbours. */
  readonly step: number;
  /** It grows with this power of the distance, 1 to 1.8. */
  readonly power: number;
}

/** @param good samples to take instead where there is no block without a spot around */
export function textureAround(plane: JpegPlane, smear: Smear, block: number, good: readonly Sample[]): Texture {
  const samples = samplesBeside(plane, smear, block);
  const texture = variogram(samples.length >= ENOUGH ? samples : good);
  const step = Math.max(texture(1), LEAST_STEP);
  const power = Math.log2(Math.max(texture(2), LEAST_STEP) / step);
  return { step, power: Math.min(Math.max(power, 1), SMOOTHEST) };
}

/** Of blocks that no spot touches: the others are noisier than the picture. */
function samplesBeside(plane: JpegPlane, smear: Smear, block: number): Sample[] {
  const [left, top] = [8 * (block % plane.stride), 8 * Math.floor(block / plane.stride)];
  const samples: Sample[] = [];
  for (let y = Math.max(top - BESIDE, 0); y < Math.min(top + 8 + BESIDE, plane.height); y++) {
    for (let x = Math.max(left - BESIDE, 0); x < Math.min(left + 8 + BESIDE, plane.width); x++) {
      if (!smear.isTouched(x, y)) samples.push({ x, y, value: smear.sampleOf(x, y) });
    }
  }
  return samples;
}

/** Half the mean squared difference of samples so far apart, across and down. */
function variogram(samples: readonly Sample[]): (lag: number) => number {
  const [xs, ys] = [samples.map(({ x }) => x), samples.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left + 1, Math.max(...ys) - top + 1];
  const values = new Float64Array(width * height).fill(NaN);
  for (const { x, y, value } of samples) values[(y - top) * width + x - left] = value;
  return (lag) => {
    let [sum, count] = [0, 0];
    for (const { x, y, value } of samples) {
      const at = (y - top) * width + x - left;
      const right = x - left + lag < width ? values[at + lag] : NaN;
      const below = y - top + lag < height ? values[at + lag * width] : NaN;
      for (const other of [right, below]) {
        if (Number.isNaN(other)) continue;
        sum += (other - value) ** 2;
        count++;
      }
    }
    return sum / Math.max(2 * count, 1);
  };
}
