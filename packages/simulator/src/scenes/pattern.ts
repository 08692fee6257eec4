/** Patterns on surfaces: how much of its second colour a surface shows where. */
import { mix as mixBits, type Random } from '../random/random.ts';
import type { NoiseField } from './noise-field.ts';
import { drawDirection, type Direction } from './shape.ts';

/** Noise of a row, shared by all surfaces of a scene; element 0 lies at the first pixel of the row. */
export interface Texture {
  /** Detail of 16 pixels and more. */
  readonly coarse: Float32Array;
  /** Detail of 2 to 8 pixels. */
  readonly fine: Float32Array;
}

/** What makes the rows of a Texture. */
export interface Fields {
  readonly coarse: NoiseField;
  readonly fine: NoiseField;
}

/** Writes the share of the second colour, 0 to 1, into elements from `from` up to `to` of a row that starts at (x, y). */
export type Pattern = (x: number, y: number, from: number, to: number, texture: Texture, share: Float32Array) => void;

/** Even transition from the first colour to the second over that distance, in any direction. */
export function gradient(random: Random, x0: number, y0: number, distance: number): Pattern {
  const along = drawDirection(random);
  return (x, y, from, to, _texture, share) => {
    const start = 0.5 + ((x - x0) * along.x + (y - y0) * along.y) / distance;
    for (let i = from; i < to; i++) share[i] = clamp(start + (i * along.x) / distance);
  };
}

/** Leaves, gravel, fur: contrasting spots of a few pixels. */
export function foliage(random: Random): Pattern {
  const contrast = random.between(1, 3);
  const clumps = random.between(0.2, 1);
  return (_x, _y, from, to, { coarse, fine }, share) => {
    for (let i = from; i < to; i++) share[i] = clamp(0.5 + contrast * (fine[i] + clumps * coarse[i]));
  };
}

/** Blinds, corduroy, fences: parallel bands. @param along unit vector across the bands */
export function stripes(random: Random, along: Direction = drawDirection(random)): Pattern {
  const frequency = 1 / random.logBetween(3, 40);
  return (x, y, from, to, _texture, share) => {
    const start = (x * along.x + y * along.y) * frequency;
    for (let i = from; i < to; i++) {
      const phase = start + i * along.x * frequency;
      const t = 2 * Math.abs(phase - Math.floor(phase) - 0.5);
      share[i] = t * t * (3 - 2 * t);
    }
  };
}

/** Bricks or tiles in mortar, each a little different. */
export function bricks(random: Random): Pattern {
  const along = drawDirection(random);
  const height = random.logBetween(5, 40);
  const length = height * random.between(1, 3);
  const mortar = Math.max(0.8, height * random.between(0.04, 0.12));
  const bond = random.chance(0.7) ? 0.5 : 0;
  const seed = random.next();
  return (x, y, from, to, _texture, share) => {
    for (let i = from; i < to; i++) {
      const across = ((x + i) * -along.y + y * along.x) / height;
      const course = Math.floor(across);
      const run = ((x + i) * along.x + y * along.y) / length + (course & 1) * bond;
      const brick = Math.floor(run);
      const edge = Math.min(
        height * (0.5 - Math.abs(across - course - 0.5)),
        length * (0.5 - Math.abs(run - brick - 0.5)),
      );
      const tone = (mixBits(seed + Math.imul(course, 0x9e3779b1) + brick) & 255) / 1024;
      share[i] = Math.max(tone, clamp(0.5 + mortar / 2 - edge));
    }
  };
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
