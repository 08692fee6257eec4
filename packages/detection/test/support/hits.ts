/** Hits made by hand. */
import type { Defect } from '../../../core/src/nouns.ts';
import type { Hit } from '../../src/hits/hit.ts';

/** A hot pixel, or with a negative amplitude a dim one, which is certain. */
export function hit(x: number, y: number, amplitude = 100, rest: Partial<Hit> = {}): Hit {
  const kind = amplitude > 0 ? 'hot' : 'dim';
  return { x, y, kind, amplitude, rate: 1, frames: 8, score: Math.sign(amplitude) * 20, confidence: 1, ...rest };
}

export function defect(x: number, y: number, rest: Partial<Defect> = {}): Defect {
  return { ...hit(x, y), extent: { x, y, width: 1, height: 1 }, ...rest };
}

/** Hits one below the other from (x, y) on. */
export function column(x: number, y: number, length: number, amplitude = 100): Hit[] {
  return Array.from({ length }, (_, i) => hit(x, y + i, amplitude));
}

export function row(x: number, y: number, length: number, amplitude = 100): Hit[] {
  return Array.from({ length }, (_, i) => hit(x + i, y, amplitude));
}

/** Sorted `x,y`. */
export function places(hits: readonly { readonly x: number; readonly y: number }[]): string[] {
  return hits.map(({ x, y }) => `${x},${y}`).sort();
}
