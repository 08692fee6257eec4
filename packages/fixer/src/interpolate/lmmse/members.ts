/** The pixels that take part in one prediction. */
import { CENTRE, STEPS, type Phase } from './neighbourhood.ts';
import { KNOWN, type Window } from './window.ts';

export interface Members {
  /** Numbers in STEPS, the predicted pixel last. */
  readonly steps: readonly number[];
  /** From the predicted pixel, in places of a window. */
  readonly places: Int32Array;
  /** The colour of each, numbered from 0 in the order in which they come. */
  readonly colours: Uint8Array;
  /** How many there are of each colour, without the predicted one. */
  readonly counts: Uint8Array;
}

/** The known pixels of the 5x5, and the predicted one. */
export function membersOf({ states }: Window, { colours }: Phase): Members {
  const last = STEPS.length - 1;
  const steps = STEPS.flatMap(({ places }, i) => (i < last && states[CENTRE + places] === KNOWN ? [i] : []));
  steps.push(last);
  const present: number[] = [];
  const own = steps.map((i) => {
    const colour = colours[CENTRE + STEPS[i].places];
    return present.includes(colour) ? present.indexOf(colour) : present.push(colour) - 1;
  });
  const counts = new Uint8Array(present.length);
  for (let i = 0; i < own.length - 1; i++) counts[own[i]]++;
  return { steps, places: Int32Array.from(steps.map((i) => STEPS[i].places)), colours: Uint8Array.from(own), counts };
}

/** Takes from each of a row of values the mean of its colour, in which the predicted one is not counted. */
export function removeMeans(values: Float64Array, from: number, { colours, counts }: Members): void {
  const last = colours.length - 1;
  means.fill(0, 0, counts.length);
  for (let i = 0; i < last; i++) means[colours[i]] += values[from + i];
  for (let colour = 0; colour < counts.length; colour++) means[colour] /= counts[colour];
  for (let i = 0; i <= last; i++) values[from + i] -= means[colours[i]];
}

/** By colour. */
const means = new Float64Array(256);
