/** What the values of a frame are asked for before its evidence is added, plainly. */
import type { FrameShape } from '@hotpix/core';
import type { Neighbourhood } from './neighbours.ts';
import { measureLevelsPlainly, type Point } from './noise/levels.ts';
import { brightestOf, type Brightest } from './saturation.ts';
import type { View } from './view.ts';

/** Samples of the largest frame that is small. */
const SMALL = 1 << 18;

/** Whether all samples of a frame are looked at without much ado: kernels have all of them in their memory at once. */
export const isSmall = ({ width, height }: FrameShape): boolean => width * height <= SMALL;

/** Within which samples lie, in DN. */
export interface Range {
  readonly least: number;
  readonly greatest: number;
}

/** What looks at the values of a frame, until it looks at those of another. */
export interface Look {
  levels(ring: Neighbourhood): readonly Point[];
  brightest(): Brightest;
  range(): Range;
}

export type LookAt = (shape: FrameShape, samples: View['samples']) => Look;

/** The reference that kernels must equal. */
export const lookPlainly: LookAt = (shape, samples) => ({
  levels: (ring) => measureLevelsPlainly(shape, samples, ring),
  brightest: () => brightestOf(shape, samples),
  range: () => rangeOf(samples),
});

function rangeOf(samples: View['samples']): Range {
  let [least, greatest] = [samples[0], samples[0]];
  for (let i = 1; i < samples.length; i++) {
    if (samples[i] < least) least = samples[i];
    else if (samples[i] > greatest) greatest = samples[i];
  }
  return { least, greatest };
}
