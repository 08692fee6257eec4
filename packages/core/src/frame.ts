/** Frames whose samples are made as they are first read. */
import { badFrame } from './errors.ts';
import type { Components, Frame } from './nouns.ts';

/**
 * A frame of components.
 * @param make RGB of these, called once and only when someone reads `samples`
 */
export function withSamples(
  frame: Omit<Frame, 'samples' | 'components'> & { readonly components: Components },
  make: () => Uint8Array,
): Frame {
  return define(frame, make);
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

/** What a decoder makes later is checked then. */
export function withCheckedSamples(frame: Frame): Frame {
  if (hasSamples(frame)) return frame;
  return define(frame, () => {
    const { samples, width, height } = frame;
    if (samples instanceof Uint8Array && samples.length === 3 * width * height) return samples;
    throw badFrame(`${width} x ${height} x 3 samples`, `${samples?.length}`);
  });
}

function define(frame: object, make: () => Frame['samples']): Frame {
  let made: Frame['samples'] | undefined;
  const samples = { get: () => (made ??= make()), enumerable: true, configurable: true };
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(frame), samples }) as Frame;
}
