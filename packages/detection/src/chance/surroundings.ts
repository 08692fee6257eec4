import type { Clear } from './steps.ts';

/** How the surroundings of a site differ from the sensor as a whole. */
export interface Surroundings {
  /** Median of the scores close by. */
  readonly centre: number;
  /** Factor, at least 1, by which scores are wider. */
  readonly widening: number;
  /** Factors, at least 1, by which clear differences are more frequent. */
  readonly clear: Clear;
}

/** Of a site whose surroundings are like all. */
export const USUAL: Surroundings = { centre: 0, widening: 1, clear: { above: 1, below: 1 } };
