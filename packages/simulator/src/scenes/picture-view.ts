/** Many compositions out of few pictures. */
import sharp from 'sharp';
import { invalid } from '../invalid.ts';
import { stream } from '../random/random.ts';
import { pictureScene } from './picture.ts';
import type { Scene, Size } from './scene.ts';

/** Pixels of the picture to one of the frame, in each direction: a defect of its own camera shrinks to a part of a pixel. */
const SHRINKING = [1.5, 2.5] as const;

/**
 * View number `index` of a picture (anything sharp reads): a part of it at random, mirrored at random, scaled down to the
 * frame by 1.5 to 2.5 where the picture is large enough. The same seed and index give the same view, another index another.
 * @param picture A path, or the bytes of the file.
 * @param frame Size of the camera's active area.
 * @throws {RangeError} for a picture smaller than the frame.
 */
export async function pictureView(
  picture: string | Uint8Array,
  frame: Size,
  seed: number,
  index: number,
): Promise<Scene> {
  const random = stream(seed, 'view', index);
  const { width, height } = (await sharp(picture).metadata()).autoOrient;
  const most = Math.min(width / frame.width, height / frame.height);
  if (most < 1) {
    throw invalid('the picture', `at least ${frame.width}x${frame.height} pixels, as the frame`, `${width}x${height}`);
  }
  const [least, usual] = SHRINKING;
  const scale = random.between(Math.min(least, most), Math.min(usual, most));
  const part = { width: Math.floor(scale * frame.width), height: Math.floor(scale * frame.height) };
  const left = random.integer(0, width - part.width + 1);
  const top = random.integer(0, height - part.height + 1);
  const view = await sharp(picture)
    .autoOrient()
    .extract({ left, top, ...part })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const mirrored = sharp(view).flip(random.chance(0.5)).flop(random.chance(0.5));
  return pictureScene(await mirrored.png({ compressionLevel: 0 }).toBuffer(), frame);
}
