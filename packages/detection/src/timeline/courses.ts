/** How known defects stood in photograph after photograph, and since when they are there. */
import type { Capture, Defect, FrameShape } from '@hotpix/core';
import type { Course } from '@hotpix/result';
import { isLinear, log, type Sightings } from '@hotpix/statistics';
import { shoulderOf } from '../defects/kind.ts';
import { changePointOf, type ChangePoint, type Series } from './change-point.ts';
import { fitOf, meanAmplitudeOf, meanZOf } from './fit.ts';
import type { Interval } from './interval.ts';
import type { Order } from './order.ts';
import { signalModelOf, type Conditions } from './signal.ts';

/** A photograph in which defects were looked at. */
export interface SeenPhotograph {
  readonly path: string;
  readonly taken?: string;
  readonly capture: Pick<Capture, 'iso' | 'exposure'>;
  /** Of the defects, in their order. */
  readonly seen: Sightings;
  /** How many photographs of the set show its scene, itself included: what a detail hides, it hides in all. */
  readonly repeats: number;
}

/** By how much likelier it must be that a defect changed than that it did not: thousands of defects are asked. */
const CHANGED = log(1000);
/** The same for being there at all, for coming and going, and for a doubt whether it changed. */
const LIKELIER = log(20);

/**
 * The courses of defects, in their order.
 * @param shape of the frames
 * @param order of the photographs
 */
export function coursesOf(defects: readonly Defect[], shape: FrameShape, order: Order<SeenPhotograph>): Course[] {
  return defects.map((defect, i) => courseOf(defect, i, shape, order));
}

function courseOf(given: Defect, i: number, shape: FrameShape, order: Order<SeenPhotograph>): Course {
  const { photographs } = order;
  const figures = (key: keyof Sightings): Float64Array => Float64Array.from(photographs, ({ seen }) => seen[key][i]);
  const [values, sigmas, levels] = [figures('amplitude'), figures('sigma'), figures('level')];
  const defect = given.amplitude === 0 ? { ...given, amplitude: meanZOf({ values, sigmas }) } : given;
  const conditions = photographs.map(({ capture }, j): Conditions => ({ ...capture, level: levels[j] }));
  const series: Series = { values, sigmas, weights: photographs.map(({ repeats }) => 1 / repeats) };
  const point = changePointOf(series, signalModelOf(defect, shape, conditions));
  const state = stateOf(point);
  const change = state === 'appeared' ? point.onset : state === 'gone' ? point.end : undefined;
  const [from, to] = spanOf(state, change, values.length);
  const there = { values: values.subarray(from, to), sigmas: sigmas.subarray(from, to) };
  const blinks = state !== 'unseen' && isLinear(shape) && point.blinks > LIKELIER;
  const isHot = defect.kind === 'hot' || defect.kind === 'blinking';
  // A line through all of them is of what is always there.
  const isFitted = isHot && !blinks && isLinear(shape);
  const fit = isFitted ? fitOf(there, conditions.slice(from, to), shoulderOf(shape)) : undefined;
  return {
    state,
    blinks,
    photographs: values.reduce((sum, value) => sum + Number(!Number.isNaN(value)), 0),
    ...(change && { change: changeOf(change, order) }),
    amplitude: rounded(meanAmplitudeOf(there)) ?? 0,
    ...(fit && state !== 'unseen' && { fit }),
    amplitudes: Array.from(values, rounded),
    sigmas: Array.from(sigmas, rounded),
  };
}

function stateOf({ throughout, appeared, gone }: ChangePoint): Course['state'] {
  const changed = Math.max(appeared, gone);
  if (!(Math.max(throughout, changed) > LIKELIER)) return 'unseen';
  const others = Math.max(throughout, Math.min(appeared, gone), 0);
  if (changed > others + CHANGED) return appeared > gone ? 'appeared' : 'gone';
  return changed > throughout + LIKELIER ? 'unclear' : 'throughout';
}

/** The photographs in which it is there, from and up to but without. */
function spanOf(state: Course['state'], change: Interval | undefined, n: number): [from: number, to: number] {
  if (!change) return [0, n];
  return state === 'appeared' ? [change.best, n] : [0, change.best];
}

function changeOf({ best, from, to }: Interval, { photographs, hasDates }: Order<SeenPhotograph>): Course['change'] {
  const date = (at: number, step: number): string | undefined => {
    if (!hasDates) return undefined;
    for (let i = at; i >= 0 && i < photographs.length; i += step) if (photographs[i].taken) return photographs[i].taken;
    return undefined;
  };
  const dates = { taken: hasDates ? photographs[best].taken : undefined, after: date(from - 1, -1), by: date(to, 1) };
  return {
    photograph: photographs[best].path,
    from: photographs[from].path,
    to: photographs[to].path,
    ...Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== undefined)),
  };
}

/** Three digits tell more than noise leaves of them. */
const rounded = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(3)) : null);
