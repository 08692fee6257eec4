/** The chroma of RGB pictures: Cb and Cr on a grid of half the resolution, as most JPEG files hold them. */
import type { Frame, FrameShape, Rectangle } from '@hotpix/core';

export const CHROMA = ['cb', 'cr'] as const;
export type Chroma = (typeof CHROMA)[number];

/** Pixels of the picture along each side of a place of the grid. */
export const CHROMA_STEP = 2;
/** Places along the border in which demosaicing had to guess. */
const BORDER = 1;

/** Red, green and blue in 1/65536: ITU-R BT.601, as JFIF has it. Each sums to 0. */
export const CHROMA_WEIGHTS: Readonly<Record<Chroma, readonly [number, number, number]>> = {
  cb: [-11_059, -21_709, 32_768],
  cr: [32_768, -27_439, -5_329],
};

/** Samples of both components, row-major, 128 where there is no colour. */
export type ChromaSamples = Readonly<Record<Chroma, Uint8Array>>;

/** Whether the frames of a shape have chroma that is looked at: 8-bit RGB. */
export const hasChroma = ({ channels, bits }: Pick<FrameShape, 'channels' | 'bits'>): boolean =>
  channels === 3 && bits <= 8;

/**
 * The grid of a picture as the shape of a frame of its own. Active are places whose pixels all are, without those along the border,
 * where demosaicing had to guess.
 */
export function chromaShapeOf(shape: FrameShape): FrameShape {
  const { camera, bits, width, height, active } = shape;
  return {
    ...{ camera, bits, channels: 1, lossy: true, black: 0, white: 255 },
    width: Math.ceil(width / CHROMA_STEP),
    height: Math.ceil(height / CHROMA_STEP),
    active: placesWithin(active),
  };
}

function placesWithin({ x, y, width, height }: Rectangle): Rectangle {
  const [left, top] = [x, y].map((from) => Math.ceil(from / CHROMA_STEP) + BORDER);
  const [right, bottom] = [x + width, y + height].map((to) => Math.floor(to / CHROMA_STEP) - BORDER);
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** One component as a frame of its own. */
export function chromaFrameOf(frame: Frame, samples: Uint8Array): Frame {
  return { ...chromaShapeOf(frame), capture: frame.capture, samples };
}

/**
 * The mean chroma of the four pixels of each place; at an odd border the last pixel counts twice. The reference that the kernel must
 * equal.
 */
export function chromaOf({ samples: rgb, width, height }: Frame): ChromaSamples {
  const [columns, rows] = [width, height].map((size) => Math.ceil(size / CHROMA_STEP));
  const chroma = { cb: new Uint8Array(columns * rows), cr: new Uint8Array(columns * rows) };
  for (let y = 0, i = 0; y < rows; y++) {
    const [top, bottom] = [2 * y, Math.min(2 * y + 1, height - 1)].map((row) => row * width);
    for (let x = 0; x < columns; x++, i++) {
      const [left, right] = [2 * x, Math.min(2 * x + 1, width - 1)];
      const [a, b, c, d] = [3 * (top + left), 3 * (top + right), 3 * (bottom + left), 3 * (bottom + right)];
      const red = rgb[a] + rgb[b] + rgb[c] + rgb[d];
      const green = rgb[a + 1] + rgb[b + 1] + rgb[c + 1] + rgb[d + 1];
      const blue = rgb[a + 2] + rgb[b + 2] + rgb[c + 2] + rgb[d + 2];
      chroma.cb[i] = weigh(CHROMA_WEIGHTS.cb, red, green, blue);
      chroma.cr[i] = weigh(CHROMA_WEIGHTS.cr, red, green, blue);
    }
  }
  return chroma;
}

/** 128 and a half, in 1/65536 of a quarter. */
const OFFSET = (128 << 18) + (1 << 17);

/** Of the sums of four pixels. */
function weigh([r, g, b]: readonly [number, number, number], red: number, green: number, blue: number): number {
  return Math.min(255, (r * red + g * green + b * blue + OFFSET) >>> 18);
}
