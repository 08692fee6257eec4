/** What of a frame is looked at for evidence: one value per pixel. */
import type { Frame } from '@hotpix/core';
import { hasChroma } from './chroma/chroma.ts';
import { componentsOf } from './components.ts';
import { lumaOf } from './luma/luma.ts';
import type { Neighbourhood } from './neighbours.ts';
import { ringsOf } from './rings.ts';

/**
 * The values of a frame in which a defect shows best, and with what they are compared: the samples of a mosaic or a
 * monochrome sensor; of RGB the luma. Demosaicing spreads the defect of one filter over all three channels, and codecs keep
 * luma at full resolution while they blur and coarsen colour, so that luma shows it sharpest. What luma hides of red and blue is
 * looked at in chroma.
 */
export interface View {
  /** Row-major, one value a stored pixel, in DN. */
  readonly samples: Uint8Array | Uint16Array;
  /**
   * The pixel is compared with each of these rings. In a picture they are two: a sharp defect shows best against the eight
   * pixels around, one that the camera smoothed against the ring at distance 2.
   */
  readonly rings: readonly Neighbourhood[];
}

/** One value a stored pixel of a frame, in DN. */
export type Values = (frame: Frame) => View['samples'];

/** The reference for whoever makes them faster. */
export const valuesOf: Values = (frame) => {
  if (hasChroma(frame)) return componentsOf(frame).luma;
  return frame.channels === 3 ? lumaOf(frame) : frame.samples;
};

export function viewOf(frame: Frame, toValues: Values = valuesOf): View {
  return { samples: toValues(frame), rings: ringsOf(frame) };
}
