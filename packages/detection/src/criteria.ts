/** The criteria by which the sites of a set of scenes are judged. */
import type { Rectangle } from '@hotpix/core';
import { isPicture, type OverlapPlanes, placesBeside, placesWithin, repeatsOf } from '@hotpix/statistics';
import { calibrate } from './chance/calibrate.ts';
import { LocalNull } from './chance/local-null.ts';
import type { Sites } from './chance/sites.ts';
import type { Recurrence } from './chance/recurrence.ts';
import type { NullModel } from './chance/null-model.ts';
import { Optics } from './hits/optics.ts';
import type { DetectionContext } from './detection-context.ts';

/** From this factor between numbers of repeats on it is worth to measure chance again. */
const WORTH = 1.05;

export interface Criteria {
  readonly nullModel: NullModel;
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
export function criteriaOf(
  sites: Sites,
  planes: OverlapPlanes,
  context: DetectionContext,
  probability: number,
): Criteria {
  const { shape } = sites;
  const frames = context.files.length;
  const repeats = repeatsOf(planes, frames);
  const criteria = make(calibrate(sites, recurrenceOf(repeats, context), probability), probability);
  if (isPicture(shape) || repeats === 1) return criteria;
  const { nullModel, optics } = criteria;
  const pixels = new Set(nullModel.beyond(probability).filter((i) => !optics.isLit(i, Math.sign(nullModel.score(i)))));
  const isLeftOut = placesBeside(pixels, shape);
  const others = repeatsOf(planes, frames, isLeftOut);
  if (repeats < WORTH * others) return criteria;
  return { ...make(calibrate(sites, recurrenceOf(others, context), probability), probability), isLeftOut };
}

/**
 * How scenes recur: by their edges how often, by their fingerprints in how many photographs at most. Of n² pairs n · repeats agree, g²
 * of them in the scene that came most often. Where the set shall be judged anyway, it is as if none came so often.
 */
function recurrenceOf(repeats: number, { scenes, files: { length }, force }: DetectionContext): Recurrence {
  const largest = force ? 1 : scenes.largest;
  const others = Math.max(1, length - largest);
  return { repeats, largest, repeatsElsewhere: Math.max(1, (length * repeats - largest ** 2) / others) };
}

/** The same without the places of artefacts, which come again whatever the scenes. */
export function criteriaBeside(
  criteria: Criteria,
  planes: OverlapPlanes,
  artefacts: readonly Rectangle[],
  context: DetectionContext,
): Criteria {
  const { nullModel, probability } = criteria;
  const { sites, recurrence } = nullModel;
  if (artefacts.length === 0 || recurrence.repeats === 1) return criteria;
  const inArtefact = placesWithin(artefacts, sites.shape);
  const isLeftOut = (place: number): boolean => inArtefact(place) || (criteria.isLeftOut?.(place) ?? false);
  const others = recurrenceOf(repeatsOf(planes, context.files.length, isLeftOut), context);
  if (recurrence.repeats < WORTH * others.repeats) return criteria;
  return { ...make(calibrate(sites, others, probability), probability), isLeftOut };
}

/** By chance as another component shows it, of scenes whose recurrence is known. */
export function criteriaFor(sites: Sites, recurrence: Recurrence, probability: number): Criteria {
  return make(calibrate(sites, recurrence, probability), probability);
}

function make(nullModel: NullModel, probability: number): Criteria {
  return { nullModel, local: new LocalNull(nullModel), optics: new Optics(nullModel), probability };
}
