/** Holds what was found against the truth of a simulated camera. */
import { placeInJpeg, type Camera, type EngineOptions, type Settings } from '@hotpix/simulator';
import type { Find, Position } from './matching.ts';
import { score, type Score } from './score.ts';
import { soughtIn, type Sought } from './targets.ts';

/** Demosaicing and codec may move a peak to the next pixel, but no farther. */
const PICTURE_TOLERANCE = 1;

/** Of a file: whether it is a developed picture, which shows the active area alone, and what the camera did to that. */
export interface Developed {
  readonly isPicture: boolean;
  readonly engine?: EngineOptions;
}

/**
 * What is to be found, in the coordinates of the file.
 * @param settings those of the photographs, which decide what can be seen
 * @param levels of the light of the scenes, as shares of the white level; those of daylight by default
 */
export function soughtOf(
  camera: Camera,
  settings: readonly Settings[],
  { isPicture, engine = {} }: Developed,
  levels?: readonly number[],
): Sought[] {
  const { active } = camera.sensor;
  const medium = isPicture
    ? { origin: active, isPicture, shownAt: (place: Position) => placeInJpeg(place, active, engine) }
    : { origin: { x: 0, y: 0 }, isPicture };
  return soughtIn(camera, settings, medium, levels);
}

export function scoreSought(finds: readonly Find[], sought: readonly Sought[], { isPicture }: Developed): Score {
  return score(finds, sought, isPicture ? PICTURE_TOLERANCE : 0);
}
