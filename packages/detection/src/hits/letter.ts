import type { FrameShape } from '@hotpix/core';
import { letterAt } from '@hotpix/statistics';

/** The letter of the filter over a pixel, as the part of a defect; nothing without a mosaic. */
export function colourAt({ mosaic }: FrameShape, x: number, y: number): { colour?: string } {
  return mosaic ? { colour: letterAt(mosaic, x, y) } : {};
}

/** The letter of the filter over a pixel, of RGB that of the channel; undefined for a monochrome sensor. */
export function colourOf({ mosaic, channels }: FrameShape, x: number, y: number, channel: number): string | undefined {
  return channels === 3 ? 'RGB'[channel] : mosaic && letterAt(mosaic, x, y);
}
