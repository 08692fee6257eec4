/** Photographs whose pixels are not where the sensor has them. */
import { cameraName, type ErrorCode, type SetAsideCode } from '@hotpix/result';
import type { Frame } from '../nouns.ts';

/** Telephones trim some lines off a picture and enlarge it again without being asked (1.0007 by an iPhone 13 Pro Max). */
const TRIMMED = 1.002;

/** Beside the 65:24 of the widest films, to which some cameras crop, no sensor of a camera is as long. */
const LONGEST = 2.75;

export interface Displacement {
  readonly code: Extract<SetAsideCode & ErrorCode, 'digitalZoom' | 'panorama'>;
  /** What the picture is, to follow `one`. */
  readonly what: string;
}

/** Why a defect is not where a map of the sensor has it; undefined where it is. */
export function displacementOf(frame: Frame): Displacement | undefined {
  const { capture } = frame;
  if (isLong(frame)) return { code: 'panorama', what: 'as long as only panoramas are' };
  if (capture.isPanorama) return { code: 'panorama', what: 'put together as a panorama' };
  if ((capture.digitalZoom ?? 1) > TRIMMED) return { code: 'digitalZoom', what: 'enlarged by digital zoom' };
  return undefined;
}

/** Cameras put panoramas together as pictures; what no camera is named of may be anything. */
function isLong({ camera, channels, width, height }: Frame): boolean {
  return channels === 3 && cameraName(camera) !== '' && Math.max(width / height, height / width) > LONGEST;
}
