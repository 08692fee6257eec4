/** Shots as DNG files. */
import { writeDng, type DngOptions } from '@hotpix/dng';
import type { Shot } from './capture/photograph.ts';
import { NEUTRAL, xyzToCamera } from './sensor/response.ts';

/**
 * The camera's raw file of a shot: the whole stored frame, masked border included, sample for sample; uncompressed unless told
 * otherwise, since a set is written to be read, which takes three times as long if it is compressed.
 */
export function toDng(shot: Shot, { compression = 'none' }: DngOptions = {}): Uint8Array {
  const { samples, width, height, mosaic, active, black, white, iso, exposure, taken, camera } = shot;
  const colour = mosaic && { mosaic, xyzToCamera: xyzToCamera(), neutral: NEUTRAL };
  const image = { samples, width, height, ...colour, active, black, white, iso, exposure, taken, ...camera };
  return writeDng(image, { compression });
}
