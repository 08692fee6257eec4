/** Frames whose samples are made as they are first read. */
import { badFrame } from './errors.ts';
import type { Components, Frame } from './nouns.ts';

/**
 * A frame of components.
 * @param make RGB of these, called once and only when someone reads `samples`
 * @param row a row of it, made without the others
 */
export function withSamples(
  frame: Omit<Frame, 'samples' | 'components'> & { readonly components: Components },
  make: () => Uint8Array,
  row?: Frame['row'],
): Frame {
  return define(frame, make, row);
}

/** Gives rows of the samples of a frame, which are not to be written to; where it can, without the others being made. */
export function rowsOf(frame: Frame): (y: number) => Frame['samples'] {
  const { row, width, channels } = frame;
  if (row && !hasSamples(frame)) return row;
  const { samples } = frame;
  return (y) => samples.subarray(y * width * channels, (y + 1) * width * channels);
}

/** The frame with other facts; samples that are not made yet stay so. */
export function withFacts<T extends object>(frame: T, facts: Partial<T>): T {
  const all = { ...Object.getOwnPropertyDescriptors(frame), ...Object.getOwnPropertyDescriptors(facts) };
  return Object.defineProperties({}, all) as T;
}

/** Whether samples of a frame are there without being made. */
export function hasSamples(frame: Frame): boolean {
  return Object.getOwnPropertyDescriptor(frame, 'samples')?.get === undefined;
}

/** What a decoder makes later is checked then, and each row is made once. */
export function withCheckedSamples(frame: Frame): Frame {
  if (hasSamples(frame)) return frame;
  const { row, width, height } = frame;
  const checked = (): Uint8Array => {
    const { samples } = frame;
    if (samples instanceof Uint8Array && samples.length === 3 * width * height) return samples;
    throw badFrame(`${width} x ${height} x 3 samples`, `${samples?.length}`);
  };
  if (!row) return define(frame, checked);
  const made = new Map<number, Uint8Array>();
  const checkedRow = (y: number): Uint8Array => {
    const samples = made.get(y) ?? row(y);
    if (!(samples instanceof Uint8Array && samples.length === 3 * width))
      throw badFrame(`${width} x 3 samples in a row`, `${samples?.length}`);
    made.set(y, samples);
    return samples;
  };
  return define(frame, checked, checkedRow);
}

/** What makes the samples of a frame, or has made them. */
const MADE = Symbol('made');

interface Made {
  readonly [MADE]: () => Frame['samples'];
}

/** The same for all frames, for engines know objects by their getters, too: of each with one of its own they would compile anew who reads it. */
const SAMPLES: PropertyDescriptor & ThisType<Made> = {
  get() {
    return this[MADE]();
  },
  enumerable: true,
  configurable: true,
};

/** A frame is data to whoever compares it, copies it or sends it to a thread, so that only its samples are enumerable of what is new. */
function define(frame: object, make: () => Frame['samples'], row?: Frame['row']): Frame {
  let made: Frame['samples'] | undefined;
  const own: PropertyDescriptorMap = {
    ...Object.getOwnPropertyDescriptors(frame),
    samples: SAMPLES,
    [MADE]: { value: () => (made ??= make()) },
    ...(row && { row: { value: row } }),
  };
  return Object.defineProperties({}, own) as Frame;
}
