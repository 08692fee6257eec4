/** Frames and defects by hand. */
import type { Defect, Frame, Rectangle } from '@hotpix/core';

type Facts = Partial<Omit<Frame, 'samples' | 'width' | 'height'>>;

/** A lossless frame of the rows' numbers, grey unless it is said otherwise; three numbers per pixel for RGB. */
export function frameOf(rows: readonly (readonly number[])[], facts: Facts = {}): Frame {
  const { channels = 1, bits = 8 } = facts;
  const width = rows[0].length / channels;
  const samples = bits > 8 ? Uint16Array.from(rows.flat()) : Uint8Array.from(rows.flat());
  const active = { x: 0, y: 0, width, height: rows.length };
  const levels = { black: 0, white: 2 ** bits - 1, bits, channels, lossy: false };
  const camera = { make: 'Maker', model: 'Model', serial: '123' };
  return { samples, width, height: rows.length, active, ...levels, camera, capture: {}, ...facts };
}

/** A grid of numbers made from the position. */
export function grid(width: number, height: number, value: (x: number, y: number) => number): number[][] {
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (__, x) => value(x, y)));
}

/** A defect whose extent is its pixel unless it is said otherwise. */
export function defectAt(x: number, y: number, extent: Partial<Rectangle> = {}): Defect {
  const figures = { amplitude: 100, rate: 1, frames: 20, score: 30, confidence: 1 };
  return { x, y, kind: 'hot', ...figures, extent: { x, y, width: 1, height: 1, ...extent } };
}
