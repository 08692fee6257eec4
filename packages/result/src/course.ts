/** Since when a defect is there: a Result with what a second look tells, and the words for it. */
import { bestFirstAgain } from './best-first.ts';
import { canonical } from './canonical.ts';
import { whole } from './numbers.ts';
import type { Course, Defect, Result, Timeline } from './schema.ts';
import { isMeasured } from './told.ts';

/**
 * The Result with what was told of its first defects, in their order, in place of what an earlier look told, and best first by it. A hot pixel
 * is told by its course, where that is clear: sums over all photographs cannot tell a pixel that blinks from one that appeared, nor from one
 * that scenes hide, and they tell what a pixel that appeared shows on average, of photographs with it and without.
 */
export function withCourses(result: Result, courses: readonly Course[], timeline: Timeline): Result {
  const defects = result.defects.map(({ course: _, ...defect }, i) => {
    const course = courses.at(i);
    return course === undefined ? defect : { ...asItShows(followingCourse(defect, course), course, result), course };
  });
  const isAsBefore = defects.every(({ amplitude }, i) => amplitude === result.defects[i].amplitude);
  const told = { ...result, defects, timeline };
  return canonical(isAsBefore ? told : bestFirstAgain(told, courses.length));
}

function followingCourse(defect: Defect, { change, blinks }: Course): Defect {
  if (defect.kind === 'blinking' && change !== undefined && !blinks) return { ...defect, kind: 'hot' };
  if (defect.kind !== 'hot' || !blinks) return defect;
  // Its line is that of a pixel which is always there.
  const { fit: _, ...rest } = defect;
  return { ...rest, kind: 'blinking' };
}

/** A hot pixel with fit and amplitude of the photographs in which it is there; both stay where only all photographs have a fit. */
function asItShows(defect: Defect, { change, amplitude, fit }: Course, { frame }: Pick<Result, 'frame'>): Defect {
  if (defect.kind !== 'hot') return defect;
  // Of RGB a course tells luma, and an amplitude is of a channel.
  const isOverall = change !== undefined && isMeasured(defect) && frame?.channels === 1;
  const isTold = isOverall && (fit !== undefined || defect.fit === undefined);
  return { ...defect, ...(isTold && { amplitude }), ...(fit && { fit }) };
}

const WORDS: Readonly<Record<Course['state'], string>> = {
  throughout: 'in all photographs',
  appeared: 'appeared',
  gone: 'gone',
  unclear: 'may have changed',
  unseen: 'not seen',
};

/** `appeared`, `in all photographs`, and `blinks` behind it where it does. */
export function courseInWords({ state, blinks }: Course): string {
  return blinks ? `${WORDS[state]}, blinks` : WORDS[state];
}

/**
 * Days of the interval, times within a day, or photographs where there are no dates: `2024-05-01 to 2024-05-03`,
 * `2024-05-01 10:30 to 10:32`, `IMG_0101.CR2 to IMG_0104.CR2`.
 */
export function changeInWords({ change }: Pick<Course, 'change'>): string {
  if (!change) return '';
  const { after, by, from, to } = change;
  if (by === undefined) return from === to ? from : `${from} to ${to}`;
  if (after === undefined) return `up to ${dayOf(by)}`;
  if (dayOf(after) !== dayOf(by)) return `${dayOf(after)} to ${dayOf(by)}`;
  return timeOf(after) === timeOf(by) ? `${dayOf(by)} ${timeOf(by)}` : `${dayOf(by)} ${timeOf(after)} to ${timeOf(by)}`;
}

const dayOf = (taken: string): string => taken.slice(0, 10);
const timeOf = (taken: string): string => taken.slice(11, 16);

/** `3 appeared, 1 gone, 2 may have changed, 78 in all photographs.`; empty where nothing was followed. */
export function coursesInWords({ defects, timeline }: Pick<Result, 'defects' | 'timeline'>): string {
  if (!timeline) return '';
  const order: Course['state'][] = ['appeared', 'gone', 'unclear', 'unseen', 'throughout'];
  const of = (state: Course['state']): number => defects.filter(({ course }) => course?.state === state).length;
  const counts = order.map((state) => [of(state), WORDS[state]] as const).filter(([count]) => count > 0);
  const blinking = defects.filter(({ course }) => course?.blinks).length;
  const parts = counts.map(([count, word]) => `${whole(count)} ${word}`);
  const blinks = blinking > 0 ? ` ${whole(blinking)} of them ${blinking === 1 ? 'blinks' : 'blink'}.` : '';
  return parts.length === 0 ? 'No defect was followed.' : `${parts.join(', ')}.${blinks}`;
}

/** Changed ones first, the latest change first; then those of which it is unclear, and the others; of equals in their order. */
export function changedFirst(defects: readonly Defect[]): Defect[] {
  const rank = ({ course }: Defect): number => (course?.change ? 0 : course?.state === 'unclear' ? 1 : course ? 2 : 3);
  const when = ({ course }: Defect): string => course?.change?.taken ?? course?.change?.photograph ?? '';
  return [...defects].sort((a, b) => rank(a) - rank(b) || (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : 0));
}

/** How far the clocks of the earth are ahead of UTC, at most, in seconds. */
const FARTHEST_EAST = 14 * 3600;
/** Lists keep times in 32 bits. */
const LATEST = 2 ** 31;

/**
 * Unix time in seconds from which on a defect is there for certain that appeared at a known date; undefined of any other. The clock of a
 * camera has no zone, and readers take its time for that of theirs: it is early enough in all of them.
 */
export function sinceOf({ course }: Pick<Defect, 'course'>, timeline: Timeline | undefined): number | undefined {
  if (course?.state !== 'appeared' || course.change?.by === undefined) return undefined;
  const first = timeline?.photographs.find(({ path }) => path === course.change?.from)?.taken ?? course.change.after;
  const seconds = Date.parse(`${first?.slice(0, 19)}Z`) / 1000;
  return seconds < LATEST ? seconds - FARTHEST_EAST : undefined;
}
