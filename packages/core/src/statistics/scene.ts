/** What kind of picture a frame is: how bright, and how much of a scene it shows. */
import type { Frame } from '../nouns.ts';

/** About this many places are looked at. */
const PLACES = 1 << 14;
/** Distances in pixels, before rounding up to the period of the mosaic. */
const NEAR = 2;
const FAR = 16;

export interface SceneMeasure {
  /** Median sample between black (0) and white (1). */
  readonly level: number;
  /** 0 where pixels 16 apart differ no more than pixels 2 apart, as in dark frames and flat fields; towards 1 in a scene. */
  readonly texture: number;
}

export function measureScene({ samples, width, channels, mosaic, active, black, white }: Frame): SceneMeasure {
  const period = mosaic?.[0].length ?? 1;
  const near = Math.ceil(NEAR / period) * period;
  const far = Math.ceil(FAR / period) * period;
  const step = Math.max(1, Math.floor(Math.sqrt((active.width * active.height) / PLACES))) | 1;
  const levels: number[] = [];
  let [nearSum, farSum] = [0, 0];
  for (let y = active.y; y < active.y + active.height; y += step) {
    for (let x = active.x; x + far < active.x + active.width; x += step) {
      const i = (y * width + x) * channels + (channels >> 1);
      levels.push(samples[i]);
      nearSum += Math.abs(samples[i] - samples[i + near * channels]);
      farSum += Math.abs(samples[i] - samples[i + far * channels]);
    }
  }
  if (levels.length === 0) return { level: 0, texture: 0 };
  levels.sort((a, b) => a - b);
  const level = (levels[levels.length >> 1] - black) / (white - black);
  return { level: round(level), texture: round(farSum === 0 ? 0 : Math.max(0, 1 - nearSum / farSum)) };
}

/** Four digits are more than enough to tell a scene from a flat field. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;
