/** What of a frame is looked at for evidence: one value per pixel. */
import type { Frame, FrameShape } from '@hotpix/core';
import { hasChroma } from './chroma/chroma.ts';
import { componentsOf } from './components.ts';
import { lumaOf } from './luma/luma.ts';
import { Neighbourhood } from './neighbours.ts';

/** Side of the blocks in which the codecs of lossy pictures work, in pixels. */
const BLOCK = 8;

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

export function ringsOf(shape: FrameShape): Neighbourhood[] {
  const ring = new Neighbourhood(shape);
  return isPicture(shape) ? [new Neighbourhood({ ...shape, channels: 1, lossy: false }), ring] : [ring];
}

/** Whether a frame was demosaiced, or went through the codec of pictures: its defects are spots. */
export function isPicture({ mosaic, channels, lossy }: Pick<FrameShape, 'mosaic' | 'channels' | 'lossy'>): boolean {
  return mosaic === undefined && (channels === 3 || lossy);
}

/**
 * Classes of sites that chance treats differently: the phases of the mosaic, whose neighbours lie differently, and the places
 * in the blocks of a codec, at whose borders pictures are less true than inside.
 */
export interface Phases {
  readonly width: number;
  readonly height: number;
}

export function phasesOf(shape: FrameShape): Phases {
  if (shape.mosaic) return { width: shape.mosaic[0].length, height: shape.mosaic.length };
  return isPicture(shape) ? { width: BLOCK, height: BLOCK } : { width: 1, height: 1 };
}

/** The phase of a site, given by its index `y * width + x`. */
export function phaseAt(phases: Phases, width: number, i: number): number {
  const y = Math.floor(i / width);
  return (y % phases.height) * phases.width + ((i - y * width) % phases.width);
}
