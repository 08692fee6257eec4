/** Shots as JPEG files. */
import sharp, { type Exif } from 'sharp';
import type { Shot } from './capture/photograph.ts';
import { develop, type DevelopOptions } from './develop/develop.ts';

export interface JpegOptions extends DevelopOptions {
  /** 1 to 100. @default 92 */
  readonly quality?: number;
  /** @default 4:2:0 */
  readonly chromaSubsampling?: '4:2:0' | '4:4:4';
  /** Standard deviation of the sharpening mask in pixels; 0 for no sharpening. @default 0 */
  readonly sharpening?: number;
}

/** The camera's JPEG of a shot: the active area, developed, with the facts of the capture in its Exif. */
export async function toJpeg(shot: Shot, options: JpegOptions = {}): Promise<Uint8Array> {
  const { quality = 92, chromaSubsampling = '4:2:0', sharpening = 0 } = options;
  const { data, ...raw } = develop(shot, options);
  const picture = sharp(data, { raw });
  if (raw.channels === 1) picture.toColourspace('b-w');
  if (sharpening > 0) picture.sharpen({ sigma: sharpening });
  return picture.withExif(exifOf(shot)).jpeg({ quality, chromaSubsampling }).toBuffer();
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
