/** YCbCr to RGB (ITU-T T.871, 7) in whole numbers of 16 bits behind the point, as libjpeg rounds them. */
const POINT = 16;
const HALF = 1 << (POINT - 1);
/** Beyond the range of samples on either side lies all that a sum can be. */
const OFFSET = 256;

const fixed = (factor: number): number => Math.floor(factor * 2 ** POINT + 0.5);
const tableOf = (value: (chroma: number) => number): Int32Array =>
  Int32Array.from({ length: 256 }, (_, sample) => value(sample - 128));

export const YCBCR = {
  /** What is added to luma, by Cr. */
  red: tableOf((cr) => (fixed(1.402) * cr + HALF) >> POINT),
  /** Added to each other, then less 16 bits. */
  greenOfCb: tableOf((cb) => -fixed(0.34414) * cb + HALF),
  greenOfCr: tableOf((cr) => -fixed(0.71414) * cr),
  blue: tableOf((cb) => (fixed(1.772) * cb + HALF) >> POINT),
  /** Sums, `offset` more than they are, as samples. */
  clamped: Uint8ClampedArray.from({ length: 3 * OFFSET }, (_, sum) => sum - OFFSET),
  offset: OFFSET,
} as const;
