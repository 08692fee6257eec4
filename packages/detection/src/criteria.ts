/** The criteria by which the sites of a set of scenes are judged. */
import type { Rectangle } from '@hotpix/core';
import { edginessOf, isPicture, type OverlapPlanes, placesBeside, placesWithin, repeatsOf } from '@hotpix/statistics';
import { areDefects, calibrate, withSmears } from './chance/calibrate.ts';
import { LocalNull } from './chance/local-null.ts';
import type { Sites } from './chance/sites.ts';
import type { Recurrence } from './chance/recurrence.ts';
import { SiteSet } from './chance/site-set.ts';
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
  const { width, height } = shape;
  const unlit = nullModel.beyond(probability).filter((i) => !optics.isLit(i, Math.sign(nullModel.score(i))));
  const pixels = new SiteSet(width * height, unlit);
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

/**
 * The same without the places of artefacts, which come again whatever the scenes, and of a picture without those that its defects are
 * smeared over: not before artefacts are known, for these are told by how strong they are before. Of a picture without edges of scenes
 * nothing would be left that could tell.
 */
export function criteriaBeside(
  criteria: Criteria,
  planes: OverlapPlanes,
  artefacts: readonly Rectangle[],
  context: DetectionContext,
): Criteria {
  const { nullModel, probability } = criteria;
  const { sites, recurrence } = nullModel;
  const frames = context.files.length;
  const hasEdges = isPicture(sites.shape) && edginessOf(planes, frames) >= EDGELESS;
  if (recurrence.repeats === 1 || (artefacts.length === 0 && !hasEdges)) return criteria;
  const beyond = nullModel.beyond(probability);
  const smears = hasEdges && areDefects(beyond, sites) ? withSmears(beyond, sites.shape) : new SiteSet(0);
  const [inArtefact, inSmear] = [placesWithin(artefacts, sites.shape), placesBeside(smears, sites.shape)];
  const isLeftOut = (place: number): boolean =>
    inArtefact(place) || inSmear(place) || (criteria.isLeftOut?.(place) ?? false);
  const others = recurrenceOf(repeatsOf(planes, frames, isLeftOut), context);
  if (recurrence.repeats < (smears.size > 0 ? WORTH_OF_PICTURE : WORTH) * others.repeats) return criteria;
  return { ...make(calibrate(sites, others, probability, smears), probability), isLeftOut };
}

/** By chance as another component shows it, of scenes whose recurrence is known. */
export function criteriaFor(sites: Sites, recurrence: Recurrence, probability: number): Criteria {
  return make(calibrate(sites, recurrence, probability), probability);
}

function make(nullModel: NullModel, probability: number): Criteria {
  return { nullModel, local: new LocalNull(nullModel), optics: new Optics(nullModel), probability };
}
