/** What kind of picture a frame is: how bright, how much of a scene it shows, and how noisy it is. */
import type { Frame } from '@hotpix/core';
import { medianOf } from './median.ts';
import { strideFor } from './stride.ts';

/** About this many places are looked at. */
const PLACES = 1 << 14;
/** Distances in pixels, before rounding up to the period of the mosaic. */
const NEAR = 2;
const FAR = 16;

/** Share of the differences that hot pixels may make. */
const OUTLIERS = 0.02;

/** Median absolute difference of two normal samples, in their standard deviation: √2 Φ⁻¹(3/4). */
const MEDIAN_DIFFERENCE = 0.9539;

export interface SceneMeasure {
  /** Median sample between black (0) and white (1). */
  readonly level: number;
  /** 0 where pixels 16 apart differ no more than pixels 2 apart, as in dark frames and flat fields; towards 1 in a scene. */
  readonly texture: number;
  /** Standard deviation of a sample in the calmer half of the places, in DN. */
  readonly noise: number;
}

export function measureScene({ samples, width, channels, mosaic, active, black, white }: Frame): SceneMeasure {
  const period = mosaic?.[0].length ?? 1;
  const near = Math.ceil(NEAR / period) * period * channels;
  const far = Math.ceil(FAR / period) * period * channels;
  const step = strideFor({ active }, PLACES);
  const places: number[] = [];
  for (let y = active.y; y < active.y + active.height; y += step) {
    for (let x = active.x; x + far / channels < active.x + active.width; x += step) {
      places.push((y * width + x) * channels + (channels >> 1));
    }
  }
  if (places.length === 0) return { level: 0, texture: 0, noise: 0 };
  const read = (value: (i: number) => number): Float64Array =>
    new Float64Array(places.length).map((_, k) => value(places[k]));
  const differences = (reach: number): Float64Array => read((i) => Math.abs(samples[i] - samples[i + reach]));
  const [nearby, distant] = [differences(near), differences(far)];
  const level = (medianOf(read((i) => samples[i])) - black) / (white - black);
  return { level: round(level), texture: round(textureOf(nearby, distant)), noise: round(noiseOf(nearby, distant)) };
}

/** The largest differences are left out: a few hot pixels would make a scene out of a dark frame. */
function textureOf(nearby: Float64Array, distant: Float64Array): number {
  const sum = (values: Float64Array): number =>
    values
      .toSorted()
      .subarray(0, Math.ceil((1 - OUTLIERS) * values.length))
      .reduce((total, value) => total + value, 0);
  return sum(distant) === 0 ? 0 : Math.max(0, 1 - sum(nearby) / sum(distant));
}

function noiseOf(nearby: Float64Array, distant: Float64Array): number {
  const limit = medianOf(distant.slice());
  return medianOf(nearby.filter((_, i) => distant[i] <= limit)) / MEDIAN_DIFFERENCE;
}

/** Four digits are more than enough to tell a scene from a flat field. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;
