/** Photographs whose pixels are not where the sensor has them. */
import type { Frame } from '../nouns.ts';

/** Telephones trim some lines off a picture and enlarge it again without being asked (1.0007 by an iPhone 13 Pro Max). */
const TRIMMED = 1.002;

export interface Displacement {
  readonly code: 'digitalZoom' | 'panorama';
  /** What the picture is, to follow `one`. */
  readonly what: string;
}

/** Why a defect is not where a map of the sensor has it; undefined where it is. */
export function displacementOf({ capture }: Frame): Displacement | undefined {
  if (capture.isPanorama) return { code: 'panorama', what: 'put together as a panorama' };
  if ((capture.digitalZoom ?? 1) > TRIMMED) return { code: 'digitalZoom', what: 'enlarged by digital zoom' };
  return undefined;
}
