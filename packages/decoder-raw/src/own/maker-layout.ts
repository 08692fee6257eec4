/** Where samples of a maker's raw file lie, and how. */
import type { SampleLayout } from '@hotpix/dng';

/** One strip of one sample per pixel. */
export interface MakerLayout extends SampleLayout {
  /** Widths of columns that the samples of the strip fill one after another, each from top to bottom; rows of the frame without. */
  readonly slices?: readonly number[];
}
