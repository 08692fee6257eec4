/** By what the sites of a set of scenes are judged. */
import { placesBeside, repeatsOf } from '../statistics/overlap.ts';
import { isPicture } from '../statistics/view.ts';
import { calibrate } from './chance/calibrate.ts';
import { LocalNull } from './chance/local-null.ts';
import type { Sites } from './chance/sites.ts';
import type { Yardstick } from './chance/yardstick.ts';
import { Optics } from './hits/optics.ts';

/** From this factor between numbers of repeats on it is worth to measure chance again. */
const WORTH = 1.05;

export interface Judges {
  readonly yardstick: Yardstick;
  readonly local: LocalNull;
  readonly optics: Optics;
  /** That chance carries a site beyond one of its limits. */
  readonly probability: number;
  /** Places whose edges are made by defects, and tell nothing of the scenes. */
  readonly isLeftOut?: (place: number) => boolean;
}

/**
 * By chance as the set shows it. Where hardly anything but defects has edges, as in the night, they would make scenes look alike
 * that have nothing to do with each other: then what is as narrow as a pixel is left out, and chance measured again.
 */
export function judgesOf(sites: Sites, frames: number, probability: number): Judges {
  const { planes, shape } = sites;
  const repeats = repeatsOf(planes, frames);
  const judges = make(calibrate(sites, repeats, probability), probability);
  if (isPicture(shape) || repeats === 1) return judges;
  const { yardstick, optics } = judges;
  const pixels = new Set(yardstick.beyond(probability).filter((i) => !optics.isLit(i, Math.sign(yardstick.score(i)))));
  const isLeftOut = placesBeside(pixels, shape);
  const others = repeatsOf(planes, frames, isLeftOut);
  if (repeats < WORTH * others) return judges;
  return { ...make(calibrate(sites, others, probability), probability), isLeftOut };
}

function make(yardstick: Yardstick, probability: number): Judges {
  return { yardstick, local: new LocalNull(yardstick), optics: new Optics(yardstick), probability };
}
