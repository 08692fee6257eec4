/** The second look: at known defects alone, in photographs of one camera. */
import type { Capture, Defect, Frame, FrameShape } from '@hotpix/core';
import type { Course, Timeline } from '@hotpix/result';
import { sightingsOf, type Sightings } from '@hotpix/statistics';
import { MOST_HITS } from '../hits/hit.ts';
import { measureFrame, type Measured } from '../set/measured.ts';
import { scenesOf } from '../set/same-scenes.ts';
import { coursesOf, type SeenPhotograph } from './courses.ts';
import { orderOf, type OrderBy } from './order.ts';

/** What is kept of a photograph: a few numbers a defect. */
export interface Seen {
  readonly seen: Sightings;
  readonly capture: Pick<Capture, 'iso' | 'exposure' | 'taken'>;
  readonly fingerprint: string;
}

/** How the defects stood, and in which photographs. */
export interface Courses {
  /** Of the first defects, in their order. */
  readonly courses: readonly Course[];
  readonly timeline: Timeline;
  /** Photographs that have no place in the order, which the timeline gives the reason for. */
  readonly left: readonly string[];
}

/** Numbers that are kept in memory of all defects and photographs. */
const MOST_SEEN = 2e7;
/** Numbers of single photographs that a Result may hold. */
const MOST_TOLD = 1e6;

/** How many defects can be followed through so many photographs. */
export const mostFollowed = (photographs: number): number =>
  Math.min(MOST_HITS, Math.floor(MOST_SEEN / Math.max(1, photographs)));

/** @param defects those that are followed */
export function lookAt(frame: Frame, defects: readonly Defect[]): Seen {
  const { iso, exposure, taken } = frame.capture;
  const known = Object.entries({ iso, exposure, taken }).filter(([, value]) => value !== undefined);
  const { fingerprint } = measureFrame(frame) as unknown as Measured;
  return { seen: sightingsOf(frame, defects), capture: Object.fromEntries(known), fingerprint };
}

/**
 * Since when each defect is there, of looks at all photographs of a camera.
 * @param defects the same that were looked at
 */
export function followDefects(
  defects: readonly Defect[],
  shape: FrameShape,
  looks: readonly (Seen & { readonly path: string })[],
  orderBy: OrderBy = 'auto',
): Courses {
  const { numbers } = scenesOf(looks, shape);
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const photographs = looks.map(({ path, seen, capture: { taken, ...capture } }, i): SeenPhotograph => ({
    path,
    seen,
    capture,
    repeats: counts.get(numbers[i]) ?? 1,
    ...(taken !== undefined && { taken }),
  }));
  const order = orderOf(photographs, orderBy);
  const courses = withinBounds(coursesOf(defects, shape, order), order.photographs.length);
  const { by, reason } = order;
  return {
    courses,
    timeline: {
      order: by,
      ...(reason !== undefined && { reason }),
      photographs: order.photographs.map(({ path, taken, capture }) => ({ path, ...(taken && { taken }), ...capture })),
      followed: defects.length,
    },
    left: order.left.map(({ path }) => path),
  };
}

/** Without single photographs where they would be too many: those of defects that changed are kept first. */
function withinBounds(courses: readonly Course[], photographs: number): Course[] {
  let room = Math.floor(MOST_TOLD / Math.max(1, photographs));
  const kept = new Set<Course>();
  for (const isFirst of [true, false]) {
    for (const course of courses) {
      if (isFirst !== (course.change !== undefined || course.state === 'unclear') || room === 0) continue;
      kept.add(course);
      room--;
    }
  }
  return courses.map((course) => {
    if (kept.has(course)) return course;
    const { amplitudes: _, sigmas: __, ...rest } = course;
    return rest;
  });
}
