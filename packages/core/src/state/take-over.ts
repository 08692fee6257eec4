import { badState } from '../errors.ts';
import type { Accumulator } from '../hooks.ts';
import type { CameraState } from './state.ts';

/**
 * Puts the planes of a State that shall be gone on from where the accumulator would have made them, for it may be fast there alone.
 * @throws {HotpixError} `badState` where they are not the accumulator's
 */
export function takeOver({ shape, statistics }: CameraState, plugin: string, { version, create }: Accumulator): void {
  if (statistics[plugin]?.version !== version) {
    throw badState(`one without the statistics of plugin '${plugin}' in version ${version}`);
  }
  const { planes } = statistics[plugin];
  const own = create(shape);
  for (const [name, plane] of Object.entries(own)) {
    if (planes[name]?.length !== plane.length || planes[name].constructor !== plane.constructor) {
      throw badState(
        `one whose plane '${name}' of plugin '${plugin}' is not as large as a frame of ${shape.width} x ${shape.height} makes it`,
      );
    }
    plane.set(planes[name]);
    // Both at once may not fit.
    delete planes[name];
  }
  statistics[plugin] = { version, planes: own };
}
