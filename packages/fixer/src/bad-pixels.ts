/** Which pixels of a frame may not be trusted. */
import { HotpixError, intersection, type Defect, type FrameShape, type Rectangle } from '@hotpix/core';

/** A frame with more bad pixels than this share of its active ones holds too little to repair them from. */
const LARGEST_SHARE = 1 / 4;

/** The active pixels that defects touch. */
export class BadPixels {
  /** Their indices, `y * width + x`, in ascending order. */
  readonly indices: readonly number[];
  private readonly extents: ReadonlyMap<number, Rectangle>;
  private readonly width: number;

  private constructor(width: number, extents: ReadonlyMap<number, Rectangle>) {
    this.width = width;
    this.extents = extents;
    this.indices = [...extents.keys()].sort((a, b) => a - b);
  }

  /** @throws {HotpixError} `tooManyDefects` where they cover more than a quarter of the active pixels */
  static of(defects: readonly Defect[], { width, active }: FrameShape): BadPixels {
    const most = active.width * active.height * LARGEST_SHARE;
    const extents = new Map<number, Rectangle>();
    for (const { extent } of defects) {
      const part = intersection(extent, active);
      if (!part) continue;
      const { x, y, width: columns, height: rows } = part;
      if (columns * rows > most) throw tooManyDefects(most);
      for (let row = y; row < y + rows; row++) {
        for (let column = x; column < x + columns; column++) extents.set(row * width + column, part);
      }
      if (extents.size > most) throw tooManyDefects(most);
    }
    return new BadPixels(width, extents);
  }

  has(x: number, y: number): boolean {
    return this.extents.has(y * this.width + x);
  }

  /** The active part of the extent that a bad pixel lies in; of several the last. */
  extentOf(index: number): Rectangle | undefined {
    return this.extents.get(index);
  }
}

/** @param most pixels that may be bad */
function tooManyDefects(most: number): HotpixError {
  return new HotpixError(
    'tooManyDefects',
    'Expected defects that cover at most a quarter of the picture, got more. Check that they are of this camera, and raise the threshold of the scan.',
    { details: { most } },
  );
}
