/** Red and blue of pictures on the grid of their chroma. */
import type { FrameShape } from '@hotpix/core';
import { CHROMA_STEP } from '../chroma/chroma.ts';
import type { Components } from '../components.ts';

/** What one DN of Cr adds to red and one of Cb to blue, in 1/65536: ITU-R BT.601, as JFIF has it (1.402 and 1.772). */
export const OF_CHROMA = { red: 91_881, blue: 116_130 } as const;

/** Red and blue of each place, in DN, from the components of a picture. */
export type ToRedAndBlue = (
  components: Components,
  shape: Pick<FrameShape, 'width' | 'height'>,
) => readonly [red: Uint8Array, blue: Uint8Array];

/** From the mean luma of the four pixels of a place; at an odd border the last pixel counts twice. The reference that the kernel must equal. */
export const redAndBlueOf: ToRedAndBlue = ({ luma, cb, cr }, { width, height }) => {
  const [red, blue] = [new Uint8Array(cr.length), new Uint8Array(cb.length)];
  const columns = Math.ceil(width / CHROMA_STEP);
  for (let i = 0; i < cr.length; i++) {
    const [x, y] = [CHROMA_STEP * (i % columns), CHROMA_STEP * Math.floor(i / columns)];
    const [right, below] = [x + 1 < width ? 1 : 0, y + 1 < height ? width : 0];
    const at = y * width + x;
    const four = luma[at] + luma[at + right] + luma[at + below] + luma[at + below + right];
    red[i] = shown(four, OF_CHROMA.red, cr[i]);
    blue[i] = shown(four, OF_CHROMA.blue, cb[i]);
  }
  return [red, blue];
};

/** A quarter of the luma of four pixels and the share of chroma, rounded once and kept within 8 bits. */
function shown(four: number, weight: number, chroma: number): number {
  const value = ((four << 14) + weight * (chroma - 128) + 32_768) >> 16;
  return Math.min(255, Math.max(0, value));
}
