import { within } from '../border/blame.ts';
import { badState } from '../errors.ts';
import type { Accumulator, Plugin } from '../hooks.ts';
import type { FrameShape } from '../nouns.ts';
import { greatestSize, halve, roomOfHalf } from './halves.ts';
import { halvable } from './halvable.ts';
import { holds, type Statistics } from './planes.ts';
import { createStatistics, type CameraState } from './state.ts';

/**
 * Puts the planes of a State that is resumed where the accumulator would have them made, for it may be fast there alone.
 * @throws {HotpixError} `badState` where they are not the accumulator's
 */
export function takeOver({ shape, statistics }: CameraState, plugin: string, accumulator: Accumulator): void {
  assertVersion(statistics[plugin], plugin, accumulator);
  const { planes } = statistics[plugin];
  // Before anything is made for a shape that only the file tells of.
  assertFits(statistics[plugin], plugin, accumulator, shape);
  const own = createStatistics(plugin, accumulator, shape);
  const halved = new Set(halvable(plugin, accumulator, shape, own.specs));
  for (const [name, spec] of Object.entries(own.specs)) {
    const fitsHalf = halved.has(name) && greatestSize(planes[name]) <= roomOfHalf(spec);
    if (fitsHalf) own.planes[name] = halve(own.planes[name], spec);
    own.planes[name].set(planes[name]);
    // Both at once may not fit.
    delete planes[name];
  }
  statistics[plugin] = own;
}

/**
 * Holds the planes of a State against those that its plugins make of such frames, before anybody counts on them.
 * @param plugins those that the State does not have are for others to judge
 * @throws {HotpixError} `badState`
 */
export function assertMade({ shape, statistics }: CameraState, plugins: readonly Plugin[]): void {
  for (const { name, accumulate } of plugins) {
    if (!accumulate || !statistics[name]) continue;
    assertVersion(statistics[name], name, accumulate);
    assertFits(statistics[name], name, accumulate, shape);
  }
}

function assertVersion(statistics: Statistics | undefined, plugin: string, { version }: Accumulator): void {
  if (statistics?.version !== version)
    throw badState(`one without the statistics of plugin '${plugin}' in version ${version}`);
}

function assertFits(
  { planes, specs: stored }: Statistics,
  plugin: string,
  accumulator: Accumulator,
  shape: FrameShape,
): void {
  const specs = within(plugin, 'accumulate', () => accumulator.planes(shape));
  const wrong = Object.keys(specs).find(
    (name) => !holds(planes[name], specs[name]) || stored[name].merge !== specs[name].merge,
  );
  if (wrong === undefined) return;
  throw badState(
    `one whose plane '${wrong}' of plugin '${plugin}' is not as a frame of ${shape.width} x ${shape.height} makes it`,
  );
}
