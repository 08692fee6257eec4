/** The surroundings of a pixel. */
import type { Frame } from '@hotpix/core';
import type { BadPixels } from '../../bad-pixels.ts';
import { CENTRE, MARGIN, SIDE, STEPS, type Phase } from './neighbourhood.ts';

/** Not an active pixel. */
export const OUTSIDE = 0;
/** A bad pixel; its value is a first guess. */
const GUESSED = 1;
export const KNOWN = 2;

/** Pixels in x and y over which the colours' levels are compared. */
const LEVEL_RADIUS = 3;
/** Light below this share of the range says nothing of hue. */
const DARK = 1 / 1024;

/** SIDE x SIDE pixels, row by row. */
export interface Window {
  /** In DN above black. */
  readonly values: Float64Array;
  readonly states: Uint8Array;
}

/** Values of pixels by their index `y * width + x`, in DN. */
type Values = ReadonlyMap<number, number>;

/** Reads windows of one frame, always into the same memory. */
export class WindowReader {
  private readonly frame: Frame;
  private readonly bad: BadPixels;
  private readonly window: Window = { values: new Float64Array(SIDE * SIDE), states: new Uint8Array(SIDE * SIDE) };

  constructor(frame: Frame, bad: BadPixels) {
    this.frame = frame;
    this.bad = bad;
  }

  /** Known pixels in the 5x5 around one that are of its colour. */
  countOwn(x: number, y: number, { colours }: Phase, filled: Values): number {
    const { width } = this.frame;
    return STEPS.filter(({ dx, dy, places }) => {
      if (places === 0 || colours[CENTRE + places] !== colours[CENTRE]) return false;
      const [column, row] = [x + dx, y + dy];
      return this.isActive(column, row) && (!this.bad.has(column, row) || filled.has(row * width + column));
    }).length;
  }

  /**
   * @param filled of bad pixels that are to count as known
   * @param guesses of all bad pixels; those without one count as outside
   */
  read(x: number, y: number, filled: Values, guesses: Values): Window {
    const { samples, width, black } = this.frame;
    const { values, states } = this.window;
    let place = 0;
    for (let row = y - MARGIN; row <= y + MARGIN; row++) {
      for (let column = x - MARGIN; column <= x + MARGIN; column++, place++) {
        const isActive = this.isActive(column, row);
        const index = row * width + column;
        const isBad = isActive && this.bad.has(column, row);
        const value = !isActive ? undefined : isBad ? (filled.get(index) ?? guesses.get(index)) : samples[index];
        states[place] = value === undefined ? OUTSIDE : isBad && !filled.has(index) ? GUESSED : KNOWN;
        values[place] = value === undefined ? 0 : value - black;
      }
    }
    return this.window;
  }

  private isActive(x: number, y: number): boolean {
    const { active } = this.frame;
    return x >= active.x && y >= active.y && x < active.x + active.width && y < active.y + active.height;
  }
}

/**
 * Brings the other colours to the level of the pixel's own around it: it is the ratios of colours that stay alike over an
 * object, whatever the white balance.
 * @param range of the samples above black, in DN
 */
export function equaliseColours({ values, states }: Window, colours: Uint8Array, range: number): void {
  const sums = new Float64Array(256);
  const counts = new Float64Array(256);
  for (let dy = -LEVEL_RADIUS; dy <= LEVEL_RADIUS; dy++) {
    for (let dx = -LEVEL_RADIUS; dx <= LEVEL_RADIUS; dx++) {
      const place = CENTRE + dy * SIDE + dx;
      if (states[place] !== KNOWN) continue;
      sums[colours[place]] += values[place];
      counts[colours[place]]++;
    }
  }
  const levels = sums.map((sum, colour) => Math.max(counts[colour] > 0 ? sum / counts[colour] : 0, range * DARK));
  for (let place = 0; place < values.length; place++) values[place] *= levels[colours[CENTRE]] / levels[colours[place]];
}
