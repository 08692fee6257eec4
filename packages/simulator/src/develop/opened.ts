/** A picture in the hands of sharp. */
import sharp, { type Sharp } from 'sharp';
import type { Picture } from './develop.ts';

export function opened({ data, width, height, channels }: Picture): Sharp {
  const image = sharp(data, { raw: { width, height, channels } });
  return channels === 1 ? image.toColourspace('b-w') : image;
}
