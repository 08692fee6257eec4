/** For mosaics, and monochrome frames that no lossy codec went over: from all colours around, by their local covariance. */
import type { Frame } from '@hotpix/core';
import type { BadPixels } from '../bad-pixels.ts';
import type { Interpolation } from './interpolation.ts';
import { Phases } from './lmmse/neighbourhood.ts';
import { predictPixel } from './lmmse/predict-pixel.ts';
import { equaliseColours, WindowReader } from './lmmse/window.ts';
import { sameColour } from './same-colour.ts';

/** Pixels of its own colour in the 5x5 that one on the straight rim of a cluster has. */
const ON_RIM = 3;

/**
 * The linear minimum mean square error estimate (LMMSE) of every bad pixel from the good ones of its 5x5, of all colours.
 * Where too few of its own colour are good, as inside a large cluster, it waits for those nearer to the rim.
 */
export const lmmse: Interpolation = { name: 'LMMSE', predict: (frame, bad, channel) => predict(frame, bad, channel) };

/**
 * The same estimates with what they are expected to err by.
 * @param onEstimate called with the index of each pixel and the expected square of its error, in DN², the sample's noise in it
 */
export function predict(
  frame: Frame,
  bad: BadPixels,
  channel: number,
  onEstimate?: (index: number, variance: number) => void,
): ReadonlyMap<number, number> {
  const { width, black, white } = frame;
  const guesses = sameColour('mean').predict(frame, bad, channel);
  const phases = new Phases(frame);
  const reader = new WindowReader(frame, bad);
  const filled = new Map<number, number>();
  let waiting = Array.from(guesses.keys(), (index) => ({ index, x: index % width, y: Math.floor(index / width) }));
  while (waiting.length > 0) {
    const own = waiting.map(({ x, y }) => reader.countOwn(x, y, phases.at(x, y), filled));
    const most = own.reduce((largest, count) => Math.max(largest, count), 0);
    if (most === 0) break;
    const layer = waiting.filter((_, i) => own[i] >= Math.min(most, ON_RIM));
    const values = layer.map(({ x, y }) => {
      const phase = phases.at(x, y);
      const window = reader.read(x, y, filled, guesses);
      equaliseColours(window, phase.colours, white - black);
      return predictPixel(window, phase);
    });
    layer.forEach(({ index }, i) => {
      filled.set(index, values[i].value + black);
      onEstimate?.(index, values[i].variance);
    });
    waiting = waiting.filter(({ index }) => !filled.has(index));
  }
  return new Map([...guesses, ...filled]);
}
