/** How bad samples are estimated, by the names that users give. */
import type { Interpolation } from './interpolate/interpolation.ts';
import { lmmse } from './interpolate/lmmse.ts';
import { sameColour } from './interpolate/same-colour.ts';

export const METHODS = {
  lmmse,
  mean: sameColour('mean'),
  median: sameColour('median'),
  max: sameColour('max'),
} as const satisfies Record<string, Interpolation>;

export type Method = keyof typeof METHODS;
