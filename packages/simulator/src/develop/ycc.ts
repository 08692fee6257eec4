/** Pictures as luma and chroma. */
import type { Picture } from './develop.ts';

/** Y, Cb and Cr of 8 bits, each row-major and of the size of the picture. */
export type Ycc = readonly [y: Uint8Array, cb: Uint8Array, cr: Uint8Array];

/** By ITU-R BT.601 over the full range, as JFIF (ITU-T T.871, section 7) has it. */
export function toYcc({ data, width, height }: Picture): Ycc {
  const planes = [0, 1, 2].map(() => new Uint8Array(width * height));
  for (let i = 0, at = 0; i < width * height; i++, at += 3) {
    const [red, green, blue] = [data[at], data[at + 1], data[at + 2]];
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    planes[0][i] = rounded(luma);
    planes[1][i] = rounded(128 + (blue - luma) / 1.772);
    planes[2][i] = rounded(128 + (red - luma) / 1.402);
  }
  return [planes[0], planes[1], planes[2]];
}

/** Another chroma under the luma of a picture, which is not rounded in between. */
export function withChroma(picture: Picture, cb: Uint8Array, cr: Uint8Array): Picture {
  const data = new Uint8Array(picture.data.length);
  for (let i = 0, at = 0; at < data.length; i++, at += 3) {
    const [red, green, blue] = [picture.data[at], picture.data[at + 1], picture.data[at + 2]];
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    const [b, r] = [cb[i] - 128, cr[i] - 128];
    data[at] = rounded(luma + 1.402 * r);
    data[at + 1] = rounded(luma - (0.114 * 1.772 * b + 0.299 * 1.402 * r) / 0.587);
    data[at + 2] = rounded(luma + 1.772 * b);
  }
  return { ...picture, data };
}

function rounded(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : Math.floor(value + 0.5);
}
