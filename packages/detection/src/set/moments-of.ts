import { badState, type GatheredSet } from '@hotpix/core';
import { hasChroma, type MomentPlanes } from '@hotpix/statistics';

/**
 * The planes of the plugin `moments`.
 * @throws {HotpixError} `missingStatistics` where it is not in use, `badState` for pictures whose moments are of an earlier version
 */
export function momentsOf(set: GatheredSet): MomentPlanes {
  const planes = set.planes('moments');
  if (hasChroma(set.shape) && !('red.sum' in planes))
    throw badState("one with statistics of plugin 'moments' of an earlier version");
  return planes as MomentPlanes;
}
