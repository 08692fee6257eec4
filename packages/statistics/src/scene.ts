/** What kind of picture a frame is: how bright, how much of a scene it shows, and how noisy it is. */
import type { Frame } from '@hotpix/core';
import { countsOf, countsWhere, medianOfCounts, sumOfLeast, valueAt, type Counts } from './counts.ts';
import { strideFor } from './stride.ts';

/** About this many places are looked at. */
const PLACES = 1 << 14;
/** Distances in pixels, before rounding up to the period of the mosaic. */
const NEAR = 2;
const FAR = 16;

/** Share of the samples at each end that contrast leaves out. */
const END = 0.02;

/** Share of the differences that hot pixels may make. */
const OUTLIERS = 0.02;

/** Median absolute difference of two normal samples, in their standard deviation: √2 Φ⁻¹(3/4). */
const MEDIAN_DIFFERENCE = 0.9539;

export interface SceneMeasure {
  /** Median sample between black (0) and white (1). */
  readonly level: number;
  /** 0 where pixels 16 apart differ no more than pixels 2 apart, or by less than 1 DN, as in dark frames and flat fields; towards 1 in a scene. */
  readonly texture: number;
  /** From the darkest to the brightest sample, but for a fiftieth at each end, by the median above black. */
  readonly contrast: number;
  /** Standard deviation of a sample in the calmer half of the places, in DN. */
  readonly noise: number;
}

export function measureScene({ samples, width, channels, mosaic, active, black, white }: Frame): SceneMeasure {
  const period = mosaic?.[0].length ?? 1;
  const near = Math.ceil(NEAR / period) * period * channels;
  const far = Math.ceil(FAR / period) * period * channels;
  const step = strideFor({ active }, PLACES);
  const [columns, rows] = [places(active.width - far / channels, step), places(active.height, step)];
  const count = columns * rows;
  if (count === 0) return { level: 0, texture: 0, contrast: 0, noise: 0 };
  const [values, nearby, distant] = [new Uint16Array(count), new Uint16Array(count), new Uint16Array(count)];
  for (let row = 0, k = 0; row < rows; row++) {
    let i = ((active.y + row * step) * width + active.x) * channels + (channels >> 1);
    for (let column = 0; column < columns; column++, k++, i += step * channels) {
      values[k] = samples[i];
      nearby[k] = Math.abs(samples[i] - samples[i + near]);
      distant[k] = Math.abs(samples[i] - samples[i + far]);
    }
  }
  const [ofValues, ofDistant] = [countsOf(values), countsOf(distant)];
  const at = (share: number): number => valueAt(ofValues, Math.floor(share * (count - 1)));
  const median = medianOfCounts(ofValues) - black;
  const calm = countsWhere(nearby, distant, medianOfCounts(ofDistant));
  return {
    level: round(median / (white - black)),
    texture: round(textureOf(countsOf(nearby), ofDistant, count)),
    contrast: round((at(1 - END) - at(END)) / Math.max(1, median)),
    noise: round(medianOfCounts(calm) / MEDIAN_DIFFERENCE),
  };
}

/** How many places there are along a length, one every few pixels. */
const places = (length: number, step: number): number => Math.max(0, Math.ceil(length / step));

/** The largest differences are left out: a few hot pixels would make a scene out of a dark frame. */
function textureOf(nearby: Counts, distant: Counts, count: number): number {
  const most = Math.ceil((1 - OUTLIERS) * count);
  const far = sumOfLeast(distant, most) / most;
  // Below one step it is the rounding that differs: where it falls, and how coarse a codec made it, says nothing of a scene.
  return far < 1 ? 0 : Math.max(0, 1 - sumOfLeast(nearby, most) / most / far);
}

/** Four digits are more than enough to tell a scene from a flat field. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;
