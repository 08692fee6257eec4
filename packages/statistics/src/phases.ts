/** Which sites of a frame are alike. */
import type { FrameShape } from '@hotpix/core';
import { isPicture } from './rings.ts';

/** Side of the blocks in which the codecs of lossy pictures work, in pixels. */
const BLOCK = 8;

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
