import type { FrameShape } from '@hotpix/core';

/** The letter of the filter over a pixel; undefined without a mosaic. */
export function letterAt({ mosaic }: FrameShape, x: number, y: number): string | undefined {
  return mosaic?.[y % mosaic.length][x % mosaic[0].length];
}

/** The same as the part of a defect. */
export function colourAt(shape: FrameShape, x: number, y: number): { colour?: string } {
  const colour = letterAt(shape, x, y);
  return colour === undefined ? {} : { colour };
}
