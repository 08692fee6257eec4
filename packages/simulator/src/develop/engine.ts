/** What a camera does to a developed picture before it writes the JPEG. */
import type { SharpenOptions } from 'sharp';
import { invalid } from '../invalid.ts';
import type { Size } from '../scenes/scene.ts';
import { smoothChroma } from './chroma-noise.ts';
import type { Picture } from './develop.ts';
import { correctDistortion, placeAfter, type Place } from './distortion.ts';
import { opened } from './opened.ts';

/** In the order in which it is done. */
export interface EngineOptions {
  /** Standard deviation in pixels of a blur of Cb and Cr, after a median of 3x3; 0 leaves them. @default 0 */
  readonly chromaSmoothing?: number;
  /** Share by which a lens draws the corners too near, which is corrected; 0 to 0.2. @default 0 */
  readonly distortion?: number;
  /** Sides of the picture as a share of the sensor's, by Lanczos; above 0, at most 1. @default 1 */
  readonly scale?: number;
  /** Standard deviation of the sharpening mask in pixels; 0 for no sharpening. @default 0 */
  readonly sharpening?: number;
  /** Most by which sharpening may lighten or darken a pixel, in L* of CIELAB. @default 10 lighter, 20 darker */
  readonly overshoot?: number;
}

/** @throws {RangeError} for a share that makes no picture */
export async function finish(picture: Picture, options: EngineOptions): Promise<Picture> {
  const { chromaSmoothing = 0, distortion = 0, scale = 1, sharpening = 0 } = options;
  assertShares(distortion, scale);
  let finished = picture;
  if (chromaSmoothing > 0) finished = await smoothChroma(finished, chromaSmoothing);
  if (distortion > 0) finished = correctDistortion(finished, distortion);
  if (scale < 1) finished = await shrink(finished, scale);
  if (sharpening > 0) finished = await sharpen(finished, sharpening, options.overshoot);
  return finished;
}

/**
 * Where the JPEG shows a pixel of the active area, within half a pixel; undefined where it lies outside the picture.
 * @param place from the corner of the active area
 * @param size of the active area
 */
export function placeInJpeg(place: Place, size: Size, { distortion = 0, scale = 1 }: EngineOptions): Place | undefined {
  const { x, y } = placeAfter(place, size, distortion);
  const saved = sizeAfter(size, scale);
  const shown = {
    x: Math.round(((x + 0.5) * saved.width) / size.width - 0.5),
    y: Math.round(((y + 0.5) * saved.height) / size.height - 0.5),
  };
  const isInside = shown.x >= 0 && shown.y >= 0 && shown.x < saved.width && shown.y < saved.height;
  return isInside ? shown : undefined;
}

function sizeAfter({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.round(scale * width)), height: Math.max(1, Math.round(scale * height)) };
}

async function shrink(picture: Picture, scale: number): Promise<Picture> {
  const size = sizeAfter(picture, scale);
  const data = await opened(picture)
    .resize({ ...size, fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  return { ...picture, ...size, data };
}

async function sharpen(picture: Picture, sigma: number, overshoot: number | undefined): Promise<Picture> {
  const options: SharpenOptions = { sigma, ...(overshoot !== undefined && { y2: overshoot, y3: overshoot }) };
  return { ...picture, data: await opened(picture).sharpen(options).raw().toBuffer() };
}

function assertShares(distortion: number, scale: number): void {
  if (!(distortion >= 0 && distortion <= 0.2)) throw invalid('distortion', 'from 0 to 0.2', distortion);
  if (!(scale > 0 && scale <= 1)) throw invalid('scale', 'above 0, at most 1', scale);
}
