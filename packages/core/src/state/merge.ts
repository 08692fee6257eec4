/** States of parts of a set become that of all. */
import { createPlanes, fits, joinPlane, type Statistics } from './planes.ts';
import { mergeOutlines, type MergedCamera } from './outline.ts';
import type { State } from './state.ts';

/**
 * Merges States, in any order to the same bits. The arguments are left alone.
 * @throws {HotpixError} `incompatibleStates` when a photograph was counted in two of them, or their statistics differ in kind
 */
export function mergeStates(...states: readonly State[]): State {
  const { cameras, others, shards } = mergeOutlines(states);
  return {
    cameras: cameras.map((camera) => ({
      shape: camera.shape,
      files: [...camera.files],
      statistics: Object.fromEntries(
        Object.keys(camera.statistics).map((plugin) => [plugin, statisticsOf(states, camera, plugin)]),
      ),
    })),
    others: [...others],
    ...(shards && { shards }),
  };
}

function statisticsOf(states: readonly State[], { statistics, origins }: MergedCamera, plugin: string): Statistics {
  const { version, specs } = statistics[plugin];
  const planes = createPlanes(specs);
  origins.forEach(({ state, camera }, i) => {
    const of = states[state].cameras[camera].statistics[plugin];
    for (const [name, spec] of Object.entries(specs)) {
      const other = of.planes[name];
      // What is joined to new planes comes out as it was.
      if (i === 0 && fits(other, spec)) planes[name].set(other);
      else joinPlane(name, spec, planes[name], other);
    }
  });
  return { version, specs, planes };
}
