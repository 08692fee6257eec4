/** The camera of the fixtures. */
import type { Result } from '@hotpix/result';

export type Frame = NonNullable<Result['frame']>;

export const CAMERA = { make: 'Canon', model: 'Canon PowerShot S40', serial: '0420183377' };

export const FRAME: Frame = {
  width: 2312,
  height: 1720,
  channels: 1,
  mosaic: ['RG', 'GB'],
  active: { x: 12, y: 10, width: 2288, height: 1700 },
  bits: 10,
  black: 32,
  white: 1023,
  lossy: false,
};

const { mosaic: _, ...unfiltered } = FRAME;

export const RGB_FRAME: Frame = {
  ...unfiltered,
  width: 2272,
  height: 1704,
  channels: 3,
  active: { x: 0, y: 0, width: 2272, height: 1704 },
  bits: 8,
  black: 0,
  white: 255,
  lossy: true,
};
