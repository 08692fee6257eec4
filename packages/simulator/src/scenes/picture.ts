/** Pictures as scenes. */
import sharp from 'sharp';
import { toLinear } from '../tone.ts';
import type { Scene, Size } from './scene.ts';

/** Light of a picture's white: a little beyond saturation, so that what was clipped stays clipped. */
const WHITE = 1.1;

/**
 * A scene from the user's own picture (anything sharp reads), cropped and scaled to cover a frame. A picture larger
 * than the frame is best: defects of its own camera vanish in the scaling.
 * @param picture A path, or the bytes of the file.
 * @param frame Size of the camera's active area.
 */
export async function pictureScene(picture: string | Uint8Array, frame: Size): Promise<Scene> {
  const { data, info } = await sharp(picture)
    .autoOrient()
    .resize(frame.width, frame.height, { fit: 'cover' })
    .flatten()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const light = Float32Array.from({ length: 256 }, (_, value) => WHITE * toLinear(value / 255));
  const { width, height, channels } = info;
  return {
    compose: () => (x, y, row) => {
      const line = clamp(y, height) * width;
      for (let i = 0; i < row.length; i += 3) {
        const at = (line + clamp(x + i / 3, width)) * channels;
        for (let channel = 0; channel < 3; channel++) row[i + channel] = light[data[at + (channel % channels)]];
      }
    },
  };
}

function clamp(position: number, length: number): number {
  return position < 0 ? 0 : position >= length ? length - 1 : position;
}
