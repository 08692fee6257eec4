/** What accumulators say of planes that may be halved. */
import { within } from '../border/blame.ts';
import type { Accumulator } from '../hooks.ts';
import type { Capture, FrameShape, PlaneSpecs } from '../nouns.ts';
import { roomOfHalf } from './halves.ts';

/** The most that a frame adds to a value, by the names of planes. */
export type Adds = Readonly<Record<string, number>>;

export function addsOf(plugin: string, accumulator: Accumulator, shape: FrameShape, capture: Capture): Adds {
  return within(plugin, 'accumulate', () => accumulator.adds?.(shape, capture) ?? {});
}

/** The names of planes that may be halved. */
export function halvable(plugin: string, accumulator: Accumulator, shape: FrameShape, specs: PlaneSpecs): string[] {
  return Object.keys(addsOf(plugin, accumulator, shape, {})).filter(
    (name) => Object.hasOwn(specs, name) && specs[name].merge === 'sum' && roomOfHalf(specs[name]) > 0,
  );
}
