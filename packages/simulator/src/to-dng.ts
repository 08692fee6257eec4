/** Shots as DNG files. */
import { writeDng } from '@hotpix/dng';
import type { Shot } from './capture/photograph.ts';
import { NEUTRAL, xyzToCamera } from './sensor/response.ts';

/** The camera's raw file of a shot, uncompressed: the whole stored frame, masked border included, sample for sample. */
export function toDng(shot: Shot): Uint8Array {
  const { samples, width, height, mosaic, active, black, white, iso, exposure, taken, camera } = shot;
  const colour = mosaic && { mosaic, xyzToCamera: xyzToCamera(), neutral: NEUTRAL };
  const image = { samples, width, height, ...colour, active, black, white, iso, exposure, taken, ...camera };
  // A set is written to be read, which takes three times as long if it is compressed.
  return writeDng(image, { compression: 'none' });
}
