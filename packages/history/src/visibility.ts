/** Whether a scan could have shown a defect that another scan saw. */
import { contains } from '@hotpix/result';
import { amplitudeIn, averageOf, countOf, predict, ratio } from './amplitude.ts';
import { normalTail } from './normal.ts';
import { warming, type Warmth } from './dark-current.ts';
import type { Conditions, Hidden, Shot, Sighting, SitePlace } from './model.ts';
import { CLIPPED } from './record.ts';

/** A defect as a scan saw it, and what that scan was like. */
export interface Seen {
  readonly place: SitePlace;
  readonly sighting: Sighting;
  readonly then: Warmth;
}

/** Standard deviations of a score, which is 1, that a defect has to be above the threshold to be missed by healing alone. */
const MARGIN = 3;
/** Shares of the amplitude that are counted upon: of scenery, and of a temperature that nobody tells, 7 degrees colder. */
const CALM = 0.7;
const COLDER = 0.5;
/** Most that a photograph can add to a score, in standard deviations, as the evidence clips it. */
const CLIP = 6;

/**
 * Undefined where the scan could have shown it, else the rule that speaks against it: what is most short of the scan that saw it.
 *
 * The score of a defect grows as the mean of amplitude over noise, and as the root of the number of photographs; so the score that a scan
 * would have come to follows from that of the scan that saw it.
 */
export function hiddenBy({ place, sighting, then }: Seen, now: Warmth): Hidden | undefined {
  const { conditions } = now;
  const isThere = (area: Conditions['active']): boolean => contains(area, place.x, place.y);
  if (!isThere(conditions.active) || conditions.covered.some(isThere)) return 'covered';
  if (isBlind(sighting, conditions)) return 'capture';
  if (conditions.threshold === null) return 'frames';
  const { shots, mode } = conditions;
  const lit = shots.filter((shot) => isLit(shot, mode));
  if (lit.length === 0) return shots.length === 0 ? 'frames' : 'clipped';
  const model = modelOf(sighting, then, now);
  const needed = conditions.threshold + MARGIN;
  const caution = (isHot(sighting) && model.warmth === undefined ? COLDER : CALM) * (1 - doubtOf(model, now));
  if (scoreIn(lit, mode, model, caution) >= needed) return undefined;
  return scoreIn(shots, mode, model, caution) >= needed ? 'clipped' : shortest(lit, model);
}

/** Of those that are seen for the first time most are weaker than it looks: chance had to help them over the threshold. */
const LUCK = 1;
/**
 * Standard deviations of the logarithm of a predicted amplitude: of scenery and the model; and of a temperature that nobody tells, which
 * is five degrees.
 */
const OPEN = { known: 0.25, unknown: 0.5 } as const;
/** Deviations and their weights by which an average over a normal distribution is taken (Gauss and Hermite, of five). */
const NODES = [
  [-2.85697, 0.0112574],
  [-1.355626, 0.2220759],
  [0, 0.5333333],
  [1.355626, 0.2220759],
  [2.85697, 0.0112574],
] as const;

/** The chance that a scan missed a defect that was there as another scan saw it; both scores have a standard deviation of 1. */
export function chanceOfMissing(seen: Seen, now: Warmth): number {
  const { place, sighting, then } = seen;
  const { shots, mode, threshold, active, covered } = now.conditions;
  const isThere = (area: Conditions['active']): boolean => contains(area, place.x, place.y);
  if (threshold === null || !isThere(active) || covered.some(isThere) || isBlind(sighting, now.conditions)) return 1;
  const lit = shots.filter((shot) => isLit(shot, mode));
  const model = modelOf(sighting, then, now);
  const open = OPEN[isHot(sighting) && model.warmth === undefined ? 'unknown' : 'known'];
  const deviation = Math.hypot(open, doubtOf(model, now));
  return NODES.reduce((chance, [node, weight]) => {
    const factor = Math.exp(node * deviation);
    const free = Math.max(LEAST_FREE, 1 - clippedShare(lit, model, factor));
    const luck = (LUCK * free) / Math.max(LUCK, Math.abs(sighting.score));
    const score = scoreIn(lit, mode, model, factor) * (1 - luck);
    return chance + weight * normalTail((score - threshold) / Math.sqrt(2 * free));
  }, 0);
}

/** Share of the photographs that chance has a part in, at least. */
const LEAST_FREE = 0.2;

/** Share of the photographs in which a defect is so strong that whatever noise does its part of the score is clipped. */
function clippedShare(shots: readonly Shot[], { sighting, then, warmth = 1 }: Model, factor: number): number {
  const clipped = shots.filter(
    (shot) => shot.noise && amplitudeIn(shot, sighting, then, warmth) * factor >= 2 * CLIP * shot.noise,
  );
  return countOf(clipped) / Math.max(1, countOf(shots));
}

/** How sure the fit of a hot pixel is of the amplitude in other photographs: its deviation as a share of it, up to a half. */
function doubtOf({ sighting, then, warmth = 1 }: Model, { conditions }: Warmth): number {
  const predicted = sighting.fit && predict(sighting, then, conditions);
  if (!predicted) return 0;
  const amplitude = predicted.offset + predicted.rate * warmth;
  return amplitude <= 0 ? MOST_DOUBT : Math.min(MOST_DOUBT, predicted.deviation(warmth) / amplitude);
}

const MOST_DOUBT = 0.5;

const isLit = ({ level = 0 }: Shot, mode: Conditions['mode']): boolean => level < CLIPPED || mode === 'flat';

interface Model {
  readonly sighting: Sighting;
  readonly then: Conditions;
  /** By how much dark currents are larger than then, as far as it is known. */
  readonly warmth: number | undefined;
}

const modelOf = (sighting: Sighting, then: Warmth, now: Warmth): Model => ({
  sighting,
  then: then.conditions,
  warmth: warming(then, now),
});

/** What is darker than its neighbours does not show where there is no light. */
function isBlind({ kind, amplitude }: Sighting, { mode }: Conditions): boolean {
  return mode === 'dark' && (kind === 'dead' || kind === 'dim' || amplitude < 0);
}

function scoreIn(shots: readonly Shot[], mode: Conditions['mode'], model: Model, caution: number): number {
  const { sighting, then, warmth = 1 } = model;
  const before = meanQuality(then.shots, model, 1, 1);
  if (before === 0) return 0;
  const frames = countOf(shots) / Math.max(1, sighting.frames);
  // Dark frames and flat fields are judged by their mean, whose pattern does not go down with their number.
  const more = mode === 'scene' ? Math.sqrt(frames) : Math.min(1, Math.sqrt(frames));
  return (Math.abs(sighting.score) * more * meanQuality(shots, model, warmth, caution)) / before;
}

/** Mean of amplitude over noise, clipped as the evidence clips it. */
function meanQuality(shots: readonly Shot[], { sighting, then }: Model, gain: number, caution: number): number {
  const sum = shots.reduce((total, shot) => {
    const amplitude = amplitudeIn(shot, sighting, then, gain) * caution;
    // Where the noise is not told it is taken to be as it was.
    const quality = shot.noise ? Math.min(CLIP, amplitude / shot.noise) : amplitude / Math.abs(sighting.amplitude || 1);
    return total + shot.count * quality;
  }, 0);
  return sum / Math.max(1, countOf(shots));
}

const isHot = ({ kind }: Sighting): boolean => kind === 'hot' || kind === 'blinking';

/** What of the photographs falls most short of those that saw it. */
function shortest(shots: readonly Shot[], { sighting, then }: Model): Hidden {
  const of = (what: 'exposure' | 'iso'): number =>
    isHot(sighting) ? ratio(averageOf(shots, what), averageOf(then.shots, what)) : 1;
  const shares: [Hidden, number][] = [
    ['exposure', of('exposure')],
    ['iso', of('iso')],
    ['frames', Math.sqrt(countOf(shots) / Math.max(1, sighting.frames))],
    ['noise', ratio(averageOf(then.shots, 'noise'), averageOf(shots, 'noise'))],
  ];
  const [[least, share]] = shares.sort(([, a], [, b]) => a - b);
  // As good as those before, and yet too few to be sure of a weak one.
  return share >= 1 ? 'frames' : least;
}
