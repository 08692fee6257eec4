/** For pictures in which a defect is smeared over its surroundings: RGB, and grey that a lossy codec went over. */
import { rowsOf, type Frame } from '@hotpix/core';
import type { BadPixels } from '../bad-pixels.ts';
import type { Interpolation } from './interpolation.ts';

/** Over-relaxation, near its optimum for holes of 32 pixels: 2 / (1 + sin(pi / 33)). */
const RELAXATION = 1.8;
/** Ends the relaxation when no value moves by more than this share of the range of the samples. */
const TOLERANCE = 1e-5;
const MOST_ROUNDS = 500;

/** The pixels of a hole in the order of their indices, four places each for the neighbours: a position in `values`. */
interface Hole {
  readonly indices: readonly number[];
  /** The pixels of the hole first, then the good pixels around it. */
  readonly values: Float64Array;
  /** Positions in `values`, -1 for a neighbour outside the active area. */
  readonly neighbours: Int32Array;
}

/**
 * A membrane stretched from the good rim over the hole: every value inside is the mean of its four neighbours (Laplace's
 * equation, solved by successive over-relaxation). A gradient goes through unbroken, a single pixel becomes the mean of
 * the four beside it.
 */
export const membrane: Interpolation = {
  name: 'membrane',
  predict(frame, bad, channel) {
    const hole = dig(frame, bad, channel);
    const isKnown = fillFromRim(hole);
    relax(hole, TOLERANCE * frame.white);
    return new Map(hole.indices.flatMap((index, i) => (isKnown[i] ? [[index, hole.values[i]] as const] : [])));
  },
};

function dig(frame: Frame, { indices }: BadPixels, channel: number): Hole {
  const { width, channels, active } = frame;
  const row = rowsOf(frame);
  const positions = new Map(indices.map((index, position) => [index, position]));
  const rim: number[] = [];
  const neighbours = new Int32Array(4 * indices.length);
  const positionOf = (index: number): number => {
    const position = positions.get(index);
    if (position !== undefined) return position;
    positions.set(index, indices.length + rim.length);
    const sample = row(Math.floor(index / width))[(index % width) * channels + channel];
    return indices.length + rim.push(sample) - 1;
  };
  indices.forEach((index, i) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    neighbours[4 * i] = x > active.x ? positionOf(index - 1) : -1;
    neighbours[4 * i + 1] = x + 1 < active.x + active.width ? positionOf(index + 1) : -1;
    neighbours[4 * i + 2] = y > active.y ? positionOf(index - width) : -1;
    neighbours[4 * i + 3] = y + 1 < active.y + active.height ? positionOf(index + width) : -1;
  });
  const values = new Float64Array(indices.length + rim.length);
  values.set(rim, indices.length);
  return { indices, values, neighbours };
}

/** A first guess, layer by layer inwards; tells which pixels have any good one to be guessed from. */
function fillFromRim({ indices, values, neighbours }: Hole): Uint8Array {
  const isKnown = new Uint8Array(values.length).fill(1, indices.length);
  let waiting = indices.map((_, i) => i);
  while (waiting.length > 0) {
    const layer = waiting.filter((i) => neighbours.subarray(4 * i, 4 * i + 4).some((at) => at >= 0 && isKnown[at]));
    if (layer.length === 0) break;
    for (const i of layer) values[i] = meanOf(values, neighbours, i, isKnown);
    for (const i of layer) isKnown[i] = 1;
    waiting = waiting.filter((i) => !isKnown[i]);
  }
  return isKnown;
}

function relax({ indices, values, neighbours }: Hole, tolerance: number): void {
  for (let round = 0, largest = Infinity; largest > tolerance && round < MOST_ROUNDS; round++) {
    largest = 0;
    for (let i = 0; i < indices.length; i++) {
      const step = RELAXATION * (meanOf(values, neighbours, i) - values[i]);
      values[i] += step;
      largest = Math.max(largest, Math.abs(step));
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
