/** Exposure times as cameras show them. */
import { upTo } from './numbers.ts';

/** Thirds of a stop as cameras show them, rounded by custom: parts of a second, then seconds. */
const PARTS = [
  32_000, 16_000, 8000, 6400, 5000, 4000, 3200, 2500, 2000, 1600, 1250, 1000, 800, 640, 500, 400, 320, 250, 200, 160,
  125, 100, 80, 60, 50, 40, 30, 25, 20, 15, 13, 10, 8, 6, 5, 4,
];
const SECONDS = [0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.3, 1.6, 2, 2.5, 3.2, 4, 5, 6, 8, 10, 13, 15, 20, 25, 30];

/** What a time may differ by from one of these, as a share. */
const NEAR = 0.03;
/** The same of the third of a stop that it stands for, which is 1/64 s for 1/60 s: files may have that instead. */
const EXACT = 0.005;

/**
 * An exposure time in seconds as it stands on a camera where it is one of a camera: `1/1000 s` for 1/1024 s, `0.3 s`, `30 s`. Others below
 * a quarter of a second are a fraction, too, as in ExifTool: `1/90 s`.
 */
export function exposureTime(seconds: number): string {
  if (seconds > 0 && seconds < 0.25001) {
    const parts = 1 / seconds;
    const exact = (part: number): number => 2 ** (Math.round(3 * Math.log2(part)) / 3);
    const shown = nearest(PARTS, parts) ?? PARTS.find((part) => isWithin(EXACT, parts, exact(part)));
    return `1/${shown ?? Math.round(parts)} s`;
  }
  return `${nearest(SECONDS, seconds) ?? upTo(seconds, 1)} s`;
}

const isWithin = (share: number, value: number, of: number): boolean => Math.abs(value / of - 1) <= share;

/** Steps are wider than twice this, so that no other is nearer. */
const nearest = (steps: readonly number[], value: number): number | undefined =>
  steps.find((step) => isWithin(NEAR, value, step));
