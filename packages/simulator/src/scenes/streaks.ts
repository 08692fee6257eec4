/** Small bright or opaque things with a soft edge: stars, lamps, sparks, flakes, drops. */
import { exponential } from '../random/elementary.ts';
import type { Rgb } from './layer.ts';

/** A spot, or where both ends differ a line, of Gaussian profile. */
export interface Streak {
  readonly from: Point;
  readonly to: Point;
  /** Standard deviation of the profile across, in pixels. */
  readonly deviation: number;
  readonly colour: Rgb;
  /** Share of what is behind that its middle hides, 0 for a light that adds to it, 1 for something opaque. */
  readonly cover: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Standard deviations after which a profile ends. */
const TAIL = 3;
/** Rows of a band; streaks are looked up by the bands that they touch. */
const BAND = 16;
const PROFILE_STEPS = 256;

/** e^(−d²/2) by d² in steps, for squares up to TAIL². */
const profile = Float32Array.from({ length: PROFILE_STEPS + 1 }, (_, i) =>
  exponential((-i * TAIL * TAIL) / PROFILE_STEPS / 2),
);

/** A spot at a place. */
export function spot(at: Point, deviation: number, colour: Rgb, cover = 0): Streak {
  return { from: at, to: at, deviation, colour, cover };
}

/** Streaks in front of whatever a row holds. */
export class Streaks {
  private readonly bands = new Map<number, Streak[]>();

  constructor(streaks: Iterable<Streak>) {
    for (const streak of streaks) {
      const { from, to, deviation } = streak;
      const [top, bottom] = [Math.min(from.y, to.y) - TAIL * deviation, Math.max(from.y, to.y) + TAIL * deviation];
      for (let band = Math.floor(top / BAND); band <= Math.floor(bottom / BAND); band++) {
        const members = this.bands.get(band);
        if (members) members.push(streak);
        else this.bands.set(band, [streak]);
      }
    }
  }

  /** Paints those that a row crosses, which starts at (x, y). */
  paint(x: number, y: number, row: Float32Array): void {
    for (const streak of this.bands.get(Math.floor(y / BAND)) ?? []) paintStreak(streak, x, y, row);
  }
}

function paintStreak({ from, to, deviation, colour, cover }: Streak, x: number, y: number, row: Float32Array): void {
  const reach = TAIL * deviation;
  const first = Math.max(0, Math.ceil(Math.min(from.x, to.x) - reach - x));
  const last = Math.min(row.length / 3 - 1, Math.floor(Math.max(from.x, to.x) + reach - x));
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const scale = PROFILE_STEPS / (reach * reach);
  for (let i = first; i <= last; i++) {
    const [px, py] = [x + i - from.x, y - from.y];
    const along = square === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
    const [ox, oy] = [px - along * dx, py - along * dy];
    const step = Math.floor((ox * ox + oy * oy) * scale);
    if (step > PROFILE_STEPS) continue;
    const share = profile[step];
    const kept = 1 - cover * share;
    for (let channel = 0; channel < 3; channel++) {
      row[3 * i + channel] = row[3 * i + channel] * kept + colour[channel] * share;
    }
  }
}
