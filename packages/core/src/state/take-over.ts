import { within } from '../border/blame.ts';
import { badState } from '../errors.ts';
import type { Accumulator, Plugin } from '../hooks.ts';
import type { FrameShape, Planes } from '../nouns.ts';
import { fits } from './planes.ts';
import { createStatistics, type CameraState } from './state.ts';

/**
 * Puts the planes of a State that is resumed where the accumulator would have them made, for it may be fast there alone.
 * @throws {HotpixError} `badState` where they are not the accumulator's
 */
export function takeOver({ shape, statistics }: CameraState, plugin: string, accumulator: Accumulator): void {
  const { version } = accumulator;
  if (statistics[plugin]?.version !== version) {
    throw badState(`one without the statistics of plugin '${plugin}' in version ${version}`);
  }
  const { planes } = statistics[plugin];
  // Before anything is made for a shape that only the file tells of.
  assertFits(planes, plugin, accumulator, shape);
  const own = createStatistics(plugin, accumulator, shape);
  for (const name of Object.keys(own.specs)) {
    own.planes[name].set(planes[name]);
    // Both at once may not fit.
    delete planes[name];
  }
  statistics[plugin] = own;
}

/**
 * Holds the planes of a State against those that its plugins make of such frames, before anybody counts on them.
 * @param plugins those of another version, or that the State does not have, are for others to judge
 * @throws {HotpixError} `badState`
 */
export function assertMade({ shape, statistics }: CameraState, plugins: readonly Plugin[]): void {
  for (const { name, accumulate } of plugins) {
    if (!accumulate || statistics[name]?.version !== accumulate.version) continue;
    assertFits(statistics[name].planes, name, accumulate, shape);
  }
}

function assertFits(planes: Planes, plugin: string, accumulator: Accumulator, shape: FrameShape): void {
  const specs = within(plugin, 'accumulate', () => accumulator.planes(shape));
  const wrong = Object.keys(specs).find((name) => !fits(planes[name], specs[name]));
  if (wrong === undefined) return;
  throw badState(
    `one whose plane '${wrong}' of plugin '${plugin}' is not as large as a frame of ${shape.width} x ${shape.height} makes it`,
  );
}
