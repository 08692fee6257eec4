/** What is put on pictures after they were taken: dates, bars, watermarks. */
import { isInked, PITCH } from '../scenes/glyphs.ts';
import type { Picture } from './develop.ts';

/** Changes a picture in place. @param index number of the shot */
export type Overlay = (picture: Picture, index: number) => void;

type Ink = readonly [number, number, number];

/** The date of the day in the corner at the lower right, as compact cameras print it; the same in all pictures. */
export const dateStamp: Overlay = (picture) => {
  const dot = Math.max(1, Math.round(picture.height / 300));
  const text = "'26 11 29";
  const x = picture.width - (text.length + 2) * PITCH.x * dot;
  write(picture, text, { x, y: picture.height - 3 * PITCH.y * dot, dot, ink: [255, 150, 40], opacity: 1 });
};

/** A dark bar along the bottom with a name, a place and a clock that ticks. */
export const dashcam: Overlay = (picture, index) => {
  const dot = Math.max(1, Math.round(picture.height / 400));
  const y = picture.height - 2 * PITCH.y * dot;
  fill(picture, { x: 0, y, width: picture.width, height: picture.height - y }, [0, 0, 0], 0.6);
  const speed = String(50 + (index % 60)).padStart(3);
  const text = `HOTPIX DRIVE 300 N47.3769 E008.5417 ${speed} KM/H 12:${String(10 + (index % 50))}`;
  write(picture, text, { x: 2 * PITCH.x * dot, y: y + 4 * dot, dot, ink: [255, 255, 255], opacity: 1 });
};

/** A name across the middle that the picture shines through. */
export const watermark: Overlay = (picture) => {
  const text = 'sample print';
  const dot = Math.max(1, Math.floor((0.7 * picture.width) / text.length / PITCH.x));
  const [x, y] = [Math.round(0.15 * picture.width), Math.round(0.45 * picture.height)];
  write(picture, text, { x, y, dot, ink: [255, 255, 255], opacity: 0.3 });
};

/** A small emblem at the upper left. */
export const logo: Overlay = (picture) => {
  const size = Math.round(picture.height / 12);
  fill(picture, { x: size, y: size, width: size, height: size }, [200, 30, 40], 1);
  write(picture, 'HX', {
    x: Math.round(1.2 * size),
    y: Math.round(1.3 * size),
    dot: Math.max(1, size >> 4),
    ink: [255, 255, 255],
    opacity: 1,
  });
};

/** Black bars above and below. */
export const letterbox: Overlay = (picture) => {
  const height = Math.round(picture.height / 9);
  fill(picture, { x: 0, y: 0, width: picture.width, height }, [0, 0, 0], 1);
  fill(picture, { x: 0, y: picture.height - height, width: picture.width, height }, [0, 0, 0], 1);
};

/** Writes a line of text; parts beyond the picture are left out. */
export function write(
  picture: Picture,
  text: string,
  { x, y, dot, ink, opacity }: { x: number; y: number; dot: number; ink: Ink; opacity: number },
): void {
  for (const [i, character] of [...text].entries()) {
    for (let row = 0; row < PITCH.y; row++) {
      for (let column = 0; column < PITCH.x; column++) {
        if (!isInked(character, column, row)) continue;
        const left = x + (i * PITCH.x + column) * dot;
        fill(picture, { x: left, y: y + row * dot, width: dot, height: dot }, ink, opacity);
      }
    }
  }
}

/** Mixes a colour into a rectangle. */
export function fill(
  { data, width, height, channels }: Picture,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  ink: Ink,
  opacity: number,
): void {
  for (let y = Math.max(0, box.y); y < Math.min(height, box.y + box.height); y++) {
    for (let x = Math.max(0, box.x); x < Math.min(width, box.x + box.width); x++) {
      const at = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel++) {
        const [under, over] = [data[at + channel], channels === 1 ? ink[1] : ink[channel]];
        data[at + channel] = Math.floor(under + (over - under) * opacity + 0.5);
      }
    }
  }
}
