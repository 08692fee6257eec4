/** What kind of picture a frame is: how bright, how much of a scene it shows, and how noisy it is. */
import type { Frame } from '../nouns.ts';
import { strideFor } from './stride.ts';

/** About this many places are looked at. */
const PLACES = 1 << 14;
/** Distances in pixels, before rounding up to the period of the mosaic. */
const NEAR = 2;
const FAR = 16;

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

interface Place {
  readonly near: number;
  readonly far: number;
}

export function measureScene({ samples, width, channels, mosaic, active, black, white }: Frame): SceneMeasure {
  const period = mosaic?.[0].length ?? 1;
  const near = Math.ceil(NEAR / period) * period;
  const far = Math.ceil(FAR / period) * period;
  const step = strideFor({ active }, PLACES);
  const levels: number[] = [];
  const places: Place[] = [];
  for (let y = active.y; y < active.y + active.height; y += step) {
    for (let x = active.x; x + far < active.x + active.width; x += step) {
      const i = (y * width + x) * channels + (channels >> 1);
      levels.push(samples[i]);
      places.push({
        near: Math.abs(samples[i] - samples[i + near * channels]),
        far: Math.abs(samples[i] - samples[i + far * channels]),
      });
    }
  }
  if (places.length === 0) return { level: 0, texture: 0, noise: 0 };
  const level = (median(levels) - black) / (white - black);
  return { level: round(level), texture: round(textureOf(places)), noise: round(noiseOf(places)) };
}

function textureOf(places: readonly Place[]): number {
  const nearSum = places.reduce((sum, { near }) => sum + near, 0);
  const farSum = places.reduce((sum, { far }) => sum + far, 0);
  return farSum === 0 ? 0 : Math.max(0, 1 - nearSum / farSum);
}

function noiseOf(places: readonly Place[]): number {
  const calm = places.toSorted((a, b) => a.far - b.far).slice(0, Math.ceil(places.length / 2));
  return median(calm.map(({ near }) => near)) / MEDIAN_DIFFERENCE;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

/** Four digits are more than enough to tell a scene from a flat field. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;
