/** What LibRaw gave, as a frame. */
import type { Frame, Rectangle } from '@hotpix/core';
import { DngError } from '@hotpix/dng';
import { TiffError } from '@hotpix/tiff';
import type { Answer, RawMosaic } from './answer.ts';
import { readCamera } from './camera.ts';
import { readCapture } from './capture.ts';
import { readColour } from './colour.ts';
import { isTooSmall } from './extent.ts';
import { faultOfLevels, readLevels } from './levels.ts';
import { isLossy } from './lossy.ts';
import { findMosaic } from './mosaic.ts';
import type { RawFile } from './raw-file.ts';
import { refuseFault, refuseUnclearXTrans, refuseUnknownPattern } from './refusal.ts';
import { readSensorFacts } from './sensor-facts.ts';

/**
 * The stored frame, with its masked borders.
 * @throws {HotpixError} `refused` where LibRaw complained on the way, the file is too small for its samples, its levels contradict each
 * other, or the colour pattern is not to be had
 */
export function toFrame(file: RawFile, { mosaic: raw, facts, words }: Extract<Answer, { status: 'mosaic' }>): Frame {
  if (words.length > 0) throw refuseFault(file, 'corrupt', words);
  if (isTooSmall(file, raw)) throw refuseFault(file, 'truncated', []);
  const fault = faultOfLevels(file, facts);
  if (fault !== undefined) throw refuseFault(file, 'damaged', [fault]);
  const mosaic = mosaicOf(file, facts, raw);
  if (mosaic === 'unknown') throw refuseUnknownPattern(file);
  if (mosaic === 'unclear') throw refuseUnclearXTrans(file);
  const colour = readColour(facts);
  const active = activeOf(raw);
  return {
    samples: raw.samples,
    width: raw.width,
    height: raw.height,
    channels: 1,
    ...(mosaic && { mosaic }),
    active,
    ...readLevels(file, facts),
    lossy: isLossy(file),
    camera: readCamera(file, facts),
    capture: readCapture(file, facts),
    ...(colour && { colour }),
    ...readSensorFacts(file, facts, { ...raw, active }),
  };
}

function mosaicOf(...[file, facts, raw]: Parameters<typeof findMosaic>): ReturnType<typeof findMosaic> {
  try {
    return findMosaic(file, facts, raw);
  } catch (error) {
    if (error instanceof DngError || error instanceof TiffError) throw refuseFault(file, 'damaged', [error.message]);
    throw error;
  }
}

/** For some cameras LibRaw's active area reaches beyond the stored frame. */
function activeOf({ width, height, left, top, activeWidth, activeHeight }: RawMosaic): Rectangle {
  const [x, y] = [Math.min(left, width - 1), Math.min(top, height - 1)];
  return { x, y, width: Math.min(activeWidth, width - x), height: Math.min(activeHeight, height - y) };
}
