/** Luma of RGB. */
import { shapeOf, type Frame } from '@hotpix/core';

/** In 1/65536: ITU-R BT.601, whose luma JPEG stores, so that rounding gives back what was stored; coarser weights would not. */
export const LUMA = [19_595, 38_470, 7_471] as const;

/** One value per pixel of a frame of three channels. The reference that the kernel must equal. */
export function lumaOf({ samples, width, height }: Frame): Frame['samples'] {
  const [red, green, blue] = LUMA;
  const luma = samples instanceof Uint8Array ? new Uint8Array(width * height) : new Uint16Array(width * height);
  for (let i = 0, at = 0; i < luma.length; i++, at += 3) {
    luma[i] = (red * samples[at] + green * samples[at + 1] + blue * samples[at + 2] + 32_768) >>> 16;
  }
  return luma;
}

/** Of a picture that has components its luma as a frame of its own, so that no samples are made; else the frame itself. */
export function asStored(frame: Frame): Frame {
  const { components, capture } = frame;
  return components ? { ...shapeOf(frame), channels: 1, capture, samples: components.luma.samples } : frame;
}
