/** For mosaics, and monochrome frames that no lossy codec went over: from the nearest pixels of the same colour. */
import { Neighbourhood } from '@hotpix/statistics';
import type { Frame } from '@hotpix/core';
import type { BadPixels } from '../bad-pixels.ts';
import type { Interpolation } from './interpolation.ts';

const COMBINATIONS = { mean, median, max: (values: readonly number[]) => Math.max(...values) };

/** The nearest neighbours say most: four at one distance in a Bayer mosaic and in monochrome. */
const ENOUGH = 4;
/** Of its eight nearest neighbours, how many a pixel on the straight rim of a cluster has. */
const ON_RIM = 3;

interface Neighbour {
  readonly value: number;
  /** Squared, in pixels. */
  readonly distance: number;
}

/**
 * The mean, the median or the largest of the nearest good neighbours of the same colour: all of the smallest distances that together
 * give four. Bad neighbours count for nothing until they are guessed themselves; a cluster is so filled from its rim
 * inwards, one layer after the other.
 */
export function sameColour(combination: keyof typeof COMBINATIONS): Interpolation {
  const combine = COMBINATIONS[combination];
  return { name: `same-colour ${combination}`, predict: (frame, bad) => predict(frame, bad, combine) };
}

function predict(frame: Frame, bad: BadPixels, combine: (values: number[]) => number): ReadonlyMap<number, number> {
  const { samples, width } = frame;
  const neighbourhood = new Neighbourhood(frame);
  const guessed = new Map<number, number>();
  const neighboursOf = (index: number): Neighbour[] => {
    const [x, y] = [index % width, Math.floor(index / width)];
    return neighbourhood.near(x, y).flatMap(({ dx, dy }) => {
      const at = index + dy * width + dx;
      const value = bad.has(x + dx, y + dy) ? guessed.get(at) : samples[at];
      return value === undefined ? [] : [{ value, distance: dx * dx + dy * dy }];
    });
  };
  let waiting = bad.indices;
  while (waiting.length > 0) {
    const known = waiting.map(neighboursOf);
    const most = known.reduce((length, neighbours) => Math.max(length, neighbours.length), 0);
    if (most === 0) break;
    const layer = waiting.map((index, i) => ({ index, neighbours: known[i] }));
    for (const { index, neighbours } of layer) {
      if (neighbours.length >= Math.min(most, ON_RIM)) guessed.set(index, combine(nearest(neighbours)));
    }
    waiting = waiting.filter((index) => !guessed.has(index));
  }
  return guessed;
}

/** The values at the smallest distances that together are enough; the neighbours come nearest first. */
function nearest(neighbours: readonly Neighbour[]): number[] {
  const farthest = neighbours[Math.min(ENOUGH, neighbours.length) - 1].distance;
  return neighbours.filter(({ distance }) => distance <= farthest).map(({ value }) => value);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
