/** What cameras do against coloured noise. */
import type { Picture } from './develop.ts';
import { opened } from './opened.ts';
import { toYcc, withChroma } from './ycc.ts';

/** Pixels along a side of the median, which takes single spots of colour away. */
const MEDIAN = 3;

/** Cb and Cr after a median of 3x3 and a blur; luma stays. @param sigma standard deviation of the blur in pixels */
export async function smoothChroma(picture: Picture, sigma: number): Promise<Picture> {
  if (picture.channels === 1) return picture;
  const { width, height } = picture;
  const [, ...chroma] = toYcc(picture);
  const [cb, cr] = await Promise.all(
    chroma.map((data) => opened({ data, width, height, channels: 1 }).median(MEDIAN).blur(sigma).raw().toBuffer()),
  );
  return withChroma(picture, cb, cr);
}
