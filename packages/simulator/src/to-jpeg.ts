/** Shots as JPEG files. */
import sharp, { type Exif, type Sharp } from 'sharp';
import type { Shot } from './capture/photograph.ts';
import { develop, type DevelopOptions, type Picture } from './develop/develop.ts';
import type { Overlay } from './develop/overlay.ts';

export interface JpegOptions extends DevelopOptions {
  /** 1 to 100. @default 92 */
  readonly quality?: number;
  /** @default 4:2:0 */
  readonly chromaSubsampling?: '4:2:0' | '4:4:4';
  /** Standard deviation of the sharpening mask in pixels; 0 for no sharpening. @default 0 */
  readonly sharpening?: number;
  /** What is put on the finished picture. @default nothing */
  readonly overlay?: Overlay;
}

/** How a finished picture is written. */
type Encoding = Pick<JpegOptions, 'quality' | 'chromaSubsampling'>;

/** The camera's JPEG of a shot: the active area, developed, with the facts of the capture in its Exif. */
export async function toJpeg(shot: Shot, options: JpegOptions = {}): Promise<Uint8Array> {
  const { sharpening = 0, overlay } = options;
  let picture = develop(shot, options);
  if (sharpening > 0) picture = await sharpen(picture, sharpening);
  overlay?.(picture, shot.index);
  return encode(picture, options, exifOf(shot));
}

/** A picture that no camera took as a JPEG without any facts. */
export function pictureToJpeg(picture: Picture, options: Encoding = {}): Promise<Uint8Array> {
  return encode(picture, options);
}

async function sharpen(picture: Picture, sigma: number): Promise<Picture> {
  return { ...picture, data: await open(picture).sharpen({ sigma }).raw().toBuffer() };
}

function encode(
  picture: Picture,
  { quality = 92, chromaSubsampling = '4:2:0' }: Encoding,
  exif?: Exif,
): Promise<Uint8Array> {
  const image = open(picture);
  if (exif) image.withExif(exif);
  return image.jpeg({ quality, chromaSubsampling }).toBuffer();
}

function open({ data, width, height, channels }: Picture): Sharp {
  const image = sharp(data, { raw: { width, height, channels } });
  return channels === 1 ? image.toColourspace('b-w') : image;
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
