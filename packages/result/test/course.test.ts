import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import {
  changedFirst,
  changeInWords,
  courseInWords,
  coursesInWords,
  sinceOf,
  withCourses,
  type Course,
  type Defect,
  type Timeline,
} from '../src/index.ts';

const timeline: Timeline = {
  order: 'taken',
  photographs: Array.from({ length: 9 }, (_, i) => ({ path: `${i}.dng`, taken: `2024-05-0${i + 1}T12:00:00` })),
  followed: 5,
};
const change = {
  ...{ photograph: '4.dng', from: '3.dng', to: '5.dng' },
  ...{ taken: '2024-05-05T12:00:00', after: '2024-05-03T12:00:00', by: '2024-05-06T12:00:00' },
};

function courseOf(state: Course['state'], more: Partial<Course> = {}): Course {
  return { state, blinks: false, photographs: 9, amplitude: 100, ...more };
}

function defectOf(x: number, course?: Course): Defect {
  return {
    ...{ x, y: 1, kind: 'hot', amplitude: 9, rate: 1, frames: 8, score: 9, confidence: 1 },
    extent: { x, y: 1, width: 1, height: 1 },
    ...(course && { course }),
  };
}

describe('when a defect changed is said', () => {
  test('in days, or times of one day, from the last photograph before to the first behind', () => {
    expect(changeInWords(courseOf('appeared', { change }))).toBe('2024-05-03 to 2024-05-06');
    const sameDay = { ...change, after: '2024-05-06T09:00:00' };
    expect(changeInWords(courseOf('appeared', { change: sameDay }))).toBe('2024-05-06 09:00 to 12:00');
  });

  test('in photographs where there are no dates', () => {
    const { photograph, from, to } = change;
    expect(changeInWords(courseOf('gone', { change: { photograph, from, to } }))).toBe('3.dng to 5.dng');
  });

  test('of none that did not', () => {
    expect(changeInWords(courseOf('throughout'))).toBe('');
  });
});

test('a course is said in a word or two', () => {
  expect(courseInWords(courseOf('appeared'))).toBe('appeared');
  expect(courseInWords(courseOf('throughout', { blinks: true }))).toBe('in all photographs, blinks');
});

test('the courses of a Result are counted, those that changed first', () => {
  const courses = [
    courseOf('throughout', { blinks: true }),
    courseOf('appeared'),
    courseOf('throughout'),
    courseOf('gone'),
  ];
  const defects = courses.map((course, i) => defectOf(i, course));
  expect(coursesInWords({ defects, timeline })).toBe('1 appeared, 1 gone, 2 in all photographs. 1 of them blinks.');
  expect(coursesInWords({ defects })).toBe('');
});

test('the latest change comes first, and what nobody followed last', () => {
  const at = (taken: string): Course => courseOf('appeared', { change: { ...change, taken } });
  const courses = [
    undefined,
    courseOf('throughout'),
    at('2024-05-02T00:00:00'),
    courseOf('unclear'),
    at('2024-05-07T00:00:00'),
  ];
  const defects = courses.map((course, i) => defectOf(i, course));
  expect(changedFirst(defects).map(({ x }) => x)).toEqual([4, 2, 3, 1, 0]);
});

test('whether a hot pixel blinks is told by its course', async () => {
  const result = await sampleResult();
  const { fit: _, ...plain } = result.defects[0];
  const fit = { offset: 100, rate: 10 };
  const [hot, blinking, stuck] = (['hot', 'blinking', 'stuck'] as const).map((kind) => ({ ...plain, kind }));
  const cases: [Defect, Course, Partial<Defect>][] = [
    [blinking, courseOf('appeared', { change }), hot],
    [blinking, courseOf('appeared', { change, blinks: true }), blinking],
    [blinking, courseOf('throughout'), blinking],
    [hot, courseOf('throughout'), hot],
    [{ ...hot, fit }, courseOf('throughout', { blinks: true }), blinking],
    [{ ...hot, fit }, courseOf('appeared', { change }), { ...hot, fit }],
    [stuck, courseOf('throughout', { blinks: true }), stuck],
  ];
  const given = { ...result, defects: cases.map(([defect]) => defect) };
  const { defects } = withCourses(
    given,
    cases.map(([, course]) => course),
    timeline,
  );
  expect(defects).toEqual(cases.map(([, course, told]) => ({ ...told, course })));
});

describe('the time since when a list has a defect', () => {
  test('is that of the first photograph that may show it, so early that no time zone leaves it out', () => {
    // 14 hours before noon of the fourth, in UTC.
    expect(sinceOf(defectOf(1, courseOf('appeared', { change })), timeline)).toBe(Date.UTC(2024, 4, 3, 22) / 1000);
  });

  test('is unknown of what did not appear, or at no known date', () => {
    const { photograph, from, to } = change;
    const undated = courseOf('appeared', { change: { photograph, from, to } });
    const others = [undefined, courseOf('throughout'), courseOf('gone', { change }), undated];
    expect(others.map((course) => sinceOf(defectOf(1, course), timeline))).toEqual(others.map(() => undefined));
  });

  test('is none that does not go into 32 bits', () => {
    const photographs = timeline.photographs.map((photograph) => ({ ...photograph, taken: '2050-01-01T00:00:00' }));
    expect(sinceOf(defectOf(1, courseOf('appeared', { change })), { ...timeline, photographs })).toBeUndefined();
  });
});
