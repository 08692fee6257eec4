/** Whether lights move through a set that was taken for dark frames or flat fields, photograph by photograph. */
import type { DetectionContext } from './detection-context.ts';
import { type EvidencePlanes, GrowingList, isPicture, medianOf, STEPS } from '@hotpix/statistics';
import { calibrate } from './chance/calibrate.ts';
import { Sites } from './chance/sites.ts';
import { ONCE } from './chance/recurrence.ts';
import { Optics } from './hits/optics.ts';
import type { Measured } from './set/measured.ts';

/** Mean excess of a clear frame from which on a site was lit in it, in steps: two and a half standard deviations beyond the excess. */
const BRIGHT = 2.5 * STEPS;
/** A level this near to black, in standard deviations of a sample, is that of a dark frame. */
const AT_BLACK = 1;
/** So many sites that were lit are no accident. */
const LEAST = 20;
/** Of what comes and goes on a sensor this part is as wide as light; what cosmic rays leave mostly is not. */
const WIDE = 0.05;

/**
 * Stars, lamps and sparks in the dark are seldom, and each photograph by itself looks like a dark frame or a flat field. Together
 * they show what comes and goes: sites that are lit in no more than half of the frames, and on a sensor as wide as light is.
 */
export function hasMovingLights(planes: EvidencePlanes, { shape, measured, expectedFalse }: DetectionContext): boolean {
  if (isAtBlack(measured, shape)) return false;
  const passing = passingSites(planes);
  if (passing.length < LEAST || isPicture(shape)) return passing.length >= LEAST;
  const sites = new Sites(planes, shape);
  const optics = new Optics(calibrate(sites, ONCE, expectedFalse / Math.max(1, sites.length)));
  const wide = passing.filter((i) => optics.isLit(i, 1)).length;
  return wide >= LEAST && wide >= WIDE * passing.length;
}

/** Whether most of the photographs have the level of no light at all. */
export function isAtBlack(measured: readonly Measured[], { black, white }: DetectionContext['shape']): boolean {
  const heights = measured.map(({ level, noise }) => (level * (white - black)) / Math.max(1, noise));
  return medianOf(Float64Array.from(heights)) <= AT_BLACK;
}

function passingSites({ above, excess, count }: EvidencePlanes): Uint32Array {
  const found = new GrowingList();
  for (let i = 0; i < above.length; i++) {
    if (above[i] > 0 && 2 * above[i] <= count[i] && excess[i] >= BRIGHT * above[i]) found.push(i);
  }
  return found.values;
}
