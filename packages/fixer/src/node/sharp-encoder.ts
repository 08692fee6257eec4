/** Pictures by sharp. */
import sharp, { type Sharp } from 'sharp';
import type { Encoder, PlainPicture } from '../ports.ts';

export const sharpEncoder: Encoder = {
  jpeg(picture, { width, ...form }) {
    const whole = open(picture).toColourspace(picture.channels === 1 ? 'b-w' : 'srgb');
    const stretched = width === undefined ? whole : whole.resize(width, picture.height, { fit: 'fill' });
    return stretched.jpeg(form).toBuffer();
  },
  png: (picture, { interlaced }) => open(picture).png({ progressive: interlaced, palette: false }).toBuffer(),
};

const open = ({ samples, width, height, channels }: PlainPicture): Sharp =>
  sharp(samples, { raw: { width, height, channels } });
