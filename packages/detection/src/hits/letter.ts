import type { FrameShape } from '@hotpix/core';

/** The letter of the filter over a pixel, as the part of a defect; nothing without a mosaic. */
export function letterAt({ mosaic }: FrameShape, x: number, y: number): { colour?: string } {
  return mosaic ? { colour: mosaic[y % mosaic.length][x % mosaic[0].length] } : {};
}
