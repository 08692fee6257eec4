import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import {
  changedFirst,
  changeInWords,
  changesSince,
  courseInWords,
  coursesInWords,
  sinceOf,
  withCourses,
  type Course,
  type Defect,
  type FrameFacts,
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
    [blinking, courseOf('appeared', { change, amplitude: plain.amplitude }), hot],
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

describe('what a hot pixel shows', () => {
  const OVERALL = { offset: 213, rate: 104, iso: 100 };
  const SINCE = { offset: 200, rate: 1590, iso: 100 };

  async function told(defect: Partial<Defect>, course: Course, frame: Partial<FrameFacts> = {}) {
    const sample = await sampleResult();
    const given = { ...sample, frame: { ...sample.frame!, ...frame }, defects: [{ ...defectOf(4), ...defect }] };
    const [{ amplitude, fit }] = withCourses(given, [course], timeline).defects;
    return { amplitude, fit };
  }

  test('is what it shows in the photographs in which it is there', async () => {
    const course = courseOf('appeared', { change, amplitude: 20, fit: SINCE });
    expect(await told({ amplitude: 9, fit: OVERALL }, course)).toEqual({ amplitude: 20, fit: SINCE });
  });

  test('is so of one that seemed to blink, and of one that is gone', async () => {
    const course = courseOf('gone', { change, amplitude: 20, fit: SINCE });
    expect(await told({ kind: 'blinking' }, course)).toEqual({ amplitude: 20, fit: SINCE });
  });

  test('is so where no exposures tell offset from rate', async () => {
    const course = courseOf('appeared', { change, amplitude: 20 });
    expect(await told({ amplitude: 9 }, course)).toEqual({ amplitude: 20, fit: undefined });
  });

  test('is that of all photographs, in fit and amplitude, where only they tell offset from rate', async () => {
    const course = courseOf('appeared', { change, amplitude: 20 });
    expect(await told({ amplitude: 9, fit: OVERALL }, course)).toEqual({ amplitude: 9, fit: OVERALL });
  });

  test('is on average what the scan says, where it is there in all photographs', async () => {
    const course = courseOf('throughout', { amplitude: 20, fit: SINCE });
    expect(await told({ amplitude: 9, fit: OVERALL }, course)).toEqual({ amplitude: 9, fit: SINCE });
  });

  test('stays that of the channel of a picture, for courses tell luma', async () => {
    const course = courseOf('appeared', { change, amplitude: 20 });
    expect(await told({ amplitude: 9 }, course, { channels: 3 })).toEqual({ amplitude: 9, fit: undefined });
  });

  test.each(['stuck', 'dead', 'dim', 'column'] as const)('is not asked of a %s one', async (kind) => {
    const course = courseOf('appeared', { change, amplitude: 20 });
    expect(await told({ kind, amplitude: 9 }, course)).toMatchObject({ amplitude: 9 });
  });
});

describe('defects whose amplitude follows their course', () => {
  const rising = courseOf('appeared', { change, amplitude: 20 });
  const steady = courseOf('throughout');
  const defects = [30, 15, 10].map((amplitude, x): Defect => ({ ...defectOf(x), amplitude }));

  test('come best first again, those that nobody followed behind them', async () => {
    const given = { ...(await sampleResult()), defects: [...defects, defectOf(3)] };
    const { defects: now } = withCourses(given, [steady, steady, rising], timeline);
    expect(now.map(({ x, amplitude }) => [x, amplitude])).toEqual([
      [0, 30],
      [2, 20],
      [1, 15],
      [3, 9],
    ]);
  });

  test('are still those that a baseline means', async () => {
    const baseline = {
      new: [2],
      gone: [],
      worse: [{ defect: 1, before: 5 }],
      better: [{ defect: 0, before: 50 }],
      same: 0,
    };
    const given = { ...(await sampleResult()), defects, baseline };
    const now = withCourses(given, [steady, steady, rising], timeline);
    expect(changesSince(now)).toMatchObject({
      new: [{ x: 2 }],
      worse: [{ after: { x: 1 } }],
      better: [{ after: { x: 0 } }],
    });
  });

  test('stay in their order where none of them changed', async () => {
    const listed = [...defects].reverse();
    const { defects: now } = withCourses({ ...(await sampleResult()), defects: listed }, [steady], timeline);
    expect(now.map(({ x }) => x)).toEqual([2, 1, 0]);
  });
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
