/** Shots as JPEG files. */
import type { Exif } from 'sharp';
import type { Shot } from './capture/photograph.ts';
import { develop, type DevelopOptions, type Picture } from './develop/develop.ts';
import { finish, type EngineOptions } from './develop/engine.ts';
import type { Overlay } from './develop/overlay.ts';
import { encode } from './encode.ts';
import type { Encoding } from './encoding.ts';

export interface JpegOptions extends DevelopOptions, EngineOptions, Encoding {
  /** What is put on the finished picture. @default nothing */
  readonly overlay?: Overlay;
}

/** The camera's JPEG of a shot: the active area, developed, with the facts of the capture in its Exif. */
export async function toJpeg(shot: Shot, options: JpegOptions = {}): Promise<Uint8Array> {
  const picture = await finish(develop(shot, options), options);
  options.overlay?.(picture, shot.index);
  return encode(picture, options, exifOf(shot));
}

/** A picture that no camera took as a JPEG without any facts. */
export function pictureToJpeg(picture: Picture, options: Encoding = {}): Promise<Uint8Array> {
  return encode(picture, options);
}

function exifOf({ camera, iso, exposure, taken }: Shot): Exif {
  return {
    IFD0: { Make: camera.make, Model: camera.model },
    IFD2: {
      ExposureTime: exposureText(exposure),
      ISOSpeedRatings: String(iso),
      DateTimeOriginal: taken.replaceAll('-', ':').replace('T', ' '),
      ColorSpace: '1',
      BodySerialNumber: camera.serial,
    },
  };
}

/** An exposure time as a fraction. */
function exposureText(exposure: number): string {
  const part = Math.round(1 / exposure);
  const isPart = Math.abs(part * exposure - 1) < 1e-6;
  return isPart ? `1/${part}` : `${Math.round(exposure * 1e6)}/1000000`;
}
