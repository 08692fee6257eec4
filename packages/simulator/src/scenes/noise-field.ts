/** Texture with the statistics of nature: noise of equal strength in every octave, a spectrum of 1/f. */
import { mix, type Random } from '../random/random.ts';

/** One octave of value noise: random values on a square lattice, smoothly interpolated. */
class Octave {
  private readonly shift: number;
  private readonly seed: number;
  private readonly ramp: Float32Array;
  private above = new Float32Array(0);
  private below = new Float32Array(0);
  private row = Number.NaN;
  private column = Number.NaN;

  /** @param shift The lattice has a cell of 2^shift pixels. */
  constructor(shift: number, random: Random) {
    this.shift = shift;
    this.seed = random.next();
    const cell = 1 << shift;
    this.ramp = Float32Array.from({ length: cell }, (_, i) => smooth(i / cell));
  }

  /** Adds a row of the noise, values from −strength to strength. */
  add(x: number, y: number, strength: number, row: Float32Array): void {
    const cell = 1 << this.shift;
    const top = y >> this.shift;
    const left = x >> this.shift;
    this.load(left, top, ((x + row.length) >> this.shift) - left + 2);
    const down = this.ramp[y - (top << this.shift)];
    const at = (i: number): number => this.above[i] + (this.below[i] - this.above[i]) * down;
    let [from, i] = [at(0) * strength, 0];
    for (let column = 1, phase = x - (left << this.shift); i < row.length; column++, phase = 0) {
      const to = at(column) * strength;
      const step = to - from;
      const end = Math.min(row.length, i + cell - phase);
      for (; i < end; i++, phase++) row[i] += from + step * this.ramp[phase];
      from = to;
    }
  }

  private load(column: number, row: number, length: number): void {
    if (row === this.row && column === this.column && length <= this.above.length) return;
    const isNext = row === this.row + 1 && column === this.column && length <= this.above.length;
    [this.above, this.below] = isNext
      ? [this.below, this.above]
      : [this.lattice(column, row, new Float32Array(length)), new Float32Array(length)];
    this.lattice(column, row + 1, this.below);
    [this.row, this.column] = [row, column];
  }

  private lattice(column: number, row: number, values: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
    const seed = mix(this.seed + Math.imul(row, 0x9e3779b1));
    for (let i = 0; i < values.length; i++) values[i] = mix(seed + Math.imul(column + i, 0x85ebca77)) / 2 ** 31;
    return values;
  }
}

/** A sum of octaves of equal strength. */
export class NoiseField {
  private readonly octaves: readonly Octave[];
  private readonly offset: { readonly x: number; readonly y: number };

  /** @param finest Size of the smallest detail in pixels as a power of two. @param coarsest The same of the largest. */
  constructor(random: Random, finest: number, coarsest: number) {
    this.offset = { x: random.integer(0, 1 << 20), y: random.integer(0, 1 << 20) };
    this.octaves = Array.from({ length: coarsest - finest + 1 }, (_, i) => new Octave(finest + i, random));
  }

  /** One row from (x, y) on, of mean 0 and standard deviation about 0.3. */
  fill(x: number, y: number, row: Float32Array): void {
    row.fill(0);
    const strength = 1 / Math.sqrt(this.octaves.length);
    for (const octave of this.octaves) octave.add(x + this.offset.x, y + this.offset.y, strength, row);
  }
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
