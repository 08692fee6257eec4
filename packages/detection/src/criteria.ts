/** The criteria by which the sites of a set of scenes are judged. */
import type { Rectangle } from '@hotpix/core';
import { edginessOf, isPicture, type OverlapPlanes, placesBeside, placesWithin, repeatsOf } from '@hotpix/statistics';
import { calibrate, withSmears } from './chance/calibrate.ts';
import { LocalNull } from './chance/local-null.ts';
import type { Sites } from './chance/sites.ts';
import type { Recurrence } from './chance/recurrence.ts';
import type { NullModel } from './chance/null-model.ts';
import { Optics } from './hits/optics.ts';
import type { DetectionContext } from './detection-context.ts';

/** From this factor between numbers of repeats on it is worth to measure chance again; of pictures, whose smears are known by then. */
const WORTH = 1.05;
const WORTH_OF_PICTURE = 1.01;

/** Below this share of places with edges nothing but defects may have them. */
export const EDGELESS = 0.01;

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
 * By chance as the set shows it. Defects have edges, too, which make scenes look alike that have nothing to do with each other. So what is
 * as narrow as a pixel is left out, in a picture with its smear, and chance measured again. Of a picture without edges of scenes nothing
 * would be left that could tell.
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
  const nullModel = calibrate(sites, recurrenceOf(repeats, context), probability);
  const asItIs = (): Criteria => make(nullModel, probability);
  if (repeats === 1 || (isPicture(shape) && edginessOf(planes, frames) < EDGELESS)) return asItIs();
  const optics = new Optics(nullModel);
  const found = nullModel.beyond(probability).filter((i) => !optics.isLit(i, Math.sign(nullModel.score(i))));
  const pixels = withSmears(found, shape);
  const isLeftOut = placesBeside(pixels, shape);
  const others = repeatsOf(planes, frames, isLeftOut);
  if (repeats < (isPicture(shape) ? WORTH_OF_PICTURE : WORTH) * others) return asItIs();
  const atFirst = isPicture(shape) ? pixels : undefined;
  return { ...make(calibrate(sites, recurrenceOf(others, context), probability, atFirst), probability), isLeftOut };
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
