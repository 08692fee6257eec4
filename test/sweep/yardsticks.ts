/** Other programs' opinion of a file, and what they say differs between two. */
import { compareJpegs, isIntactJpeg } from './jpeg.ts';
import { comparePngs, isIntactPng } from './png.ts';
import { compareTiffs, isIntactTiff } from './tiff.ts';
import type { Site } from './site.ts';

export type Kind = 'jpeg' | 'png' | 'tiff';

interface Yardstick {
  /** Whether the other program reads the file without a warning. */
  isIntact(bytes: Uint8Array): Promise<boolean>;
  /** What is wrong with the repaired file, whose pixels may differ at these sites alone. */
  compare(original: Uint8Array, repaired: Uint8Array, sites: readonly Site[]): Promise<string[]>;
}

export const YARDSTICKS: Readonly<Record<Kind, Yardstick>> = {
  jpeg: { isIntact: isIntactJpeg, compare: compareJpegs },
  png: { isIntact: isIntactPng, compare: comparePngs },
  tiff: { isIntact: isIntactTiff, compare: compareTiffs },
};
