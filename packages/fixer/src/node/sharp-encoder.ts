/** Pictures by sharp. */
import sharp, { type Sharp } from 'sharp';
import type { Encoder, PlainPicture } from '../ports.ts';

export const sharpEncoder: Encoder = {
  jpeg: (picture, form) =>
    open(picture)
      .toColourspace(picture.channels === 1 ? 'b-w' : 'srgb')
      .jpeg(form)
      .toBuffer(),
  png: (picture, { interlaced }) => open(picture).png({ progressive: interlaced, palette: false }).toBuffer(),
};

const open = ({ samples, width, height, channels }: PlainPicture): Sharp =>
  sharp(samples, { raw: { width, height, channels } });
