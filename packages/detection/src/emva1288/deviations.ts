/** The deviations of the samples of a colour, as the defect histograms take them: in whole numbers. */
import { highPass, SCALE } from './high-pass.ts';
import type { Colour, Lattice } from './lattice.ts';
import type { FrameSet } from './stack.ts';

export interface Deviations {
  /** `scale` times the deviation in DN, plus `shift`; whole numbers. */
  readonly values: Float64Array;
  readonly scale: number;
  /** The part of the mean that whole numbers could not take away; less than 1. */
  readonly shift: number;
}

/** Deviations of the averaged dark image from its mean; of several lattices each from its own. */
export function darkDeviations(set: FrameSet, { lattices }: Colour): Deviations {
  const images = lattices.map((lattice) => centre(read(set, lattice)));
  return { ...join(images), scale: set.frames };
}

/**
 * Deviations of the averaged flat image from the mean of the 5x5 samples around each; the dark image, where there is one, is
 * subtracted first. Sets of different sizes are brought to their common multiple.
 */
export function flatDeviations(set: FrameSet, dark: FrameSet | undefined, { lattices }: Colour): Deviations {
  const common = dark ? leastCommonMultiple(set.frames, dark.frames) : set.frames;
  const images = lattices.map((lattice) => {
    const image = read(set, lattice, common / set.frames);
    if (dark) read(dark, lattice, -common / dark.frames, image);
    return { values: highPass(image, lattice.rows, lattice.columns), shift: 0 };
  });
  return { ...join(images), scale: common * SCALE };
}

/** Turns deviations, in their place, into their sizes about the mean, which the accumulated histogram asks for. */
export function toSizes({ values }: Pick<Deviations, 'values'>): Float64Array {
  centre(values);
  for (let i = 0; i < values.length; i++) values[i] = Math.abs(values[i]);
  return values;
}

/** Adds a multiple of the sums to an image. */
function read(
  { planes: { sum } }: FrameSet,
  { rows, columns, first, down, across }: Lattice,
  factor = 1,
  image: Float64Array = new Float64Array(rows * columns),
): Float64Array {
  for (let m = 0, to = 0; m < rows; m++) {
    for (let n = 0, i = first + m * down; n < columns; n++, i += across, to++) image[to] += factor * sum[i];
  }
  return image;
}

/** Takes away the whole part of the mean, in place. */
function centre(values: Float64Array): Pick<Deviations, 'values' | 'shift'> {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const mean = sum / values.length;
  const whole = Math.trunc(mean);
  for (let i = 0; i < values.length; i++) values[i] -= whole;
  return { values, shift: mean - whole };
}

function join(images: readonly Pick<Deviations, 'values' | 'shift'>[]): Pick<Deviations, 'values' | 'shift'> {
  if (images.length === 1) return images[0];
  const length = images.reduce((sum, { values }) => sum + values.length, 0);
  const values = new Float64Array(length);
  let [shift, to] = [0, 0];
  for (const image of images) {
    values.set(image.values, to);
    shift += image.shift / images.length;
    to += image.values.length;
  }
  return { values, shift };
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
