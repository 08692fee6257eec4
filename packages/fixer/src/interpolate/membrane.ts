/** For pictures in which a defect is smeared over its surroundings: RGB, and grey that a lossy codec went over. */
import { rowsOf, type Frame } from '@hotpix/core';
import type { BadPixels } from '../bad-pixels.ts';
import type { Interpolation } from './interpolation.ts';

/** Over-relaxation, near its optimum for holes of 32 pixels: 2 / (1 + sin(pi / 33)). */
const RELAXATION = 1.8;
/** Ends the relaxation when no value moves by more than this share of the range of the samples. */
const TOLERANCE = 1e-5;
const MOST_ROUNDS = 500;

/** Where values lie that touch: the pixels of holes in the order of their indices, then the good pixels around them. */
interface Hole {
  readonly indices: readonly number[];
  /** Indices of the good pixels around. */
  readonly rim: readonly number[];
  /** Four of each pixel of a hole: positions among the values, -1 for a neighbour outside the active area. */
  readonly neighbours: Int32Array;
}

/** It is the same in all channels. */
const holes = new WeakMap<BadPixels, Hole>();

/**
 * A membrane stretched from the good rim over the hole: every value inside is the mean of its four neighbours (Laplace's
 * equation, solved by successive over-relaxation). A gradient goes through unbroken, a single pixel becomes the mean of
 * the four beside it.
 */
export const membrane: Interpolation = {
  name: 'membrane',
  predict(frame, bad, channel) {
    const hole = holes.get(bad) ?? dig(frame, bad);
    holes.set(bad, hole);
    const { indices, rim, neighbours } = hole;
    const values = new Float64Array(indices.length + rim.length);
    readSamples(frame, rim, channel, values.subarray(indices.length));
    const isKnown = fillFromRim(hole, values);
    relax(values, neighbours, TOLERANCE * frame.white);
    const guessed = new Map<number, number>();
    for (let i = 0; i < indices.length; i++) if (isKnown[i]) guessed.set(indices[i], values[i]);
    return guessed;
  },
};

function dig({ width, active }: Frame, { indices }: BadPixels): Hole {
  const positions = new Map(indices.map((index, position) => [index, position]));
  const rim: number[] = [];
  const neighbours = new Int32Array(4 * indices.length);
  const positionOf = (index: number): number => {
    let position = positions.get(index);
    if (position !== undefined) return position;
    position = indices.length + rim.push(index) - 1;
    positions.set(index, position);
    return position;
  };
  indices.forEach((index, i) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    neighbours[4 * i] = x > active.x ? positionOf(index - 1) : -1;
    neighbours[4 * i + 1] = x + 1 < active.x + active.width ? positionOf(index + 1) : -1;
    neighbours[4 * i + 2] = y > active.y ? positionOf(index - width) : -1;
    neighbours[4 * i + 3] = y + 1 < active.y + active.height ? positionOf(index + width) : -1;
  });
  return { indices, rim, neighbours };
}

function readSamples(frame: Frame, indices: readonly number[], channel: number, into: Float64Array): void {
  const { width, channels } = frame;
  const row = rowsOf(frame);
  for (let i = 0; i < indices.length; i++) {
    const y = Math.floor(indices[i] / width);
    into[i] = row(y)[(indices[i] - y * width) * channels + channel];
  }
}

/** A first guess, layer by layer inwards; tells which pixels have any good one to be guessed from. */
function fillFromRim({ indices, neighbours }: Hole, values: Float64Array): Uint8Array {
  const isKnown = new Uint8Array(values.length).fill(1, indices.length);
  const isTaken = isKnown.slice();
  let layer: number[] = [];
  for (let i = 0; i < indices.length; i++) {
    for (let k = 4 * i; k < 4 * i + 4; k++) if (neighbours[k] >= indices.length) isTaken[i] = 1;
    if (isTaken[i]) layer.push(i);
  }
  while (layer.length > 0) {
    for (const i of layer) values[i] = meanOf(values, neighbours, i, isKnown);
    for (const i of layer) isKnown[i] = 1;
    layer = takeBeside(layer, neighbours, isTaken);
  }
  return isKnown;
}

/** The pixels beside those of a layer that are in none yet. */
function takeBeside(layer: readonly number[], neighbours: Int32Array, isTaken: Uint8Array): number[] {
  const next: number[] = [];
  for (const i of layer) {
    for (let k = 4 * i; k < 4 * i + 4; k++) {
      const at = neighbours[k];
      if (at < 0 || isTaken[at]) continue;
      isTaken[at] = 1;
      next.push(at);
    }
  }
  return next;
}

function relax(values: Float64Array, neighbours: Int32Array, tolerance: number): void {
  for (let round = 0, largest = Infinity; largest > tolerance && round < MOST_ROUNDS; round++) {
    largest = 0;
    for (let i = 0; 4 * i < neighbours.length; i++) {
      const [a, b, c, d] = [neighbours[4 * i], neighbours[4 * i + 1], neighbours[4 * i + 2], neighbours[4 * i + 3]];
      const hasAll = (a | b | c | d) >= 0;
      const mean = hasAll ? (values[a] + values[b] + values[c] + values[d]) / 4 : meanOf(values, neighbours, i);
      const step = RELAXATION * (mean - values[i]);
      values[i] += step;
      if (step > largest) largest = step;
      else if (-step > largest) largest = -step;
    }
  }
}

function meanOf(values: Float64Array, neighbours: Int32Array, i: number, isKnown?: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (let k = 4 * i; k < 4 * i + 4; k++) {
    const at = neighbours[k];
    if (at < 0 || isKnown?.[at] === 0) continue;
    sum += values[at];
    count++;
  }
  return sum / count;
}
