/** Holds what was found against the truth of a simulated camera. */
import type { Camera, Settings } from '@hotpix/simulator';
import type { Find } from './matching.ts';
import { score, type Score } from './score.ts';
import { soughtIn } from './targets.ts';

/** Demosaicing and codec may move a peak to the next pixel, but no farther. */
const PICTURE_TOLERANCE = 1;

/**
 * @param settings those of the photographs, which decide what can be seen
 * @param isPicture whether the finds are those of developed pictures, which show the active area alone
 * @param levels of the light of the scenes, as shares of the white level; those of daylight by default
 */
export function scoreCamera(
  finds: readonly Find[],
  camera: Camera,
  settings: readonly Settings[],
  isPicture: boolean,
  levels?: readonly number[],
): Score {
  const origin = isPicture ? camera.sensor.active : { x: 0, y: 0 };
  return score(finds, soughtIn(camera, settings, { origin, isPicture }, levels), isPicture ? PICTURE_TOLERANCE : 0);
}
