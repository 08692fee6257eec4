import { badState } from '../errors.ts';
import type { Accumulator } from '../hooks.ts';
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
  const own = createStatistics(plugin, accumulator, shape);
  for (const [name, spec] of Object.entries(own.specs)) {
    const plane = planes[name];
    if (!fits(plane, spec)) {
      throw badState(
        `one whose plane '${name}' of plugin '${plugin}' is not as large as a frame of ${shape.width} x ${shape.height} makes it`,
      );
    }
    own.planes[name].set(plane);
    // Both at once may not fit.
    delete planes[name];
  }
  statistics[plugin] = own;
}
