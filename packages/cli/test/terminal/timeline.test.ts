import type { Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import type { Course } from '@hotpix/result';
import { beforeAll, expect, test } from 'vitest';
import { describeTimeline } from '../../src/terminal/timeline.ts';

const there: Course = { state: 'throughout', blinks: false, amplitude: 6420, photographs: 8 };
const appeared: Course = {
  ...there,
  state: 'appeared',
  amplitude: -57.3,
  change: { photograph: 'c.raw', from: 'b.raw', to: 'd.raw' },
};
const timeline = { order: 'name', photographs: [{ path: 'a.raw' }, { path: 'b.raw' }], followed: 2 } as const;
let sample: Result;
beforeAll(async () => {
  sample = await sampleResult();
});

const told = (...courses: Course[]): string[] => {
  const defects = courses.map((course, i) => ({ ...sample.defects[0], x: 10 + i, y: 20, course }));
  return describeTimeline({ ...sample, defects, timeline }, 10);
};

test('amplitudes are told as far as they are known, with what the columns mean that are shown', () => {
  expect(told(appeared, { ...there, blinks: true })).toEqual([
    'Followed 2 defects through 2 photographs in the order of their names: 1 appeared, 1 in all photographs. 1 of them blinks.',
    ' x   y  colour  kind  course                      when            likeliest  amplitude  looked at',
    '10  20  G       hot   appeared                    b.raw to d.raw  c.raw            -57          8',
    '11  20  G       hot   in all photographs, blinks                                +6,420          8',
    expect.stringMatching(/^When: .* Likeliest: /),
    expect.stringMatching(/^Blinks: /),
    expect.stringMatching(/^Amplitude: .* Looked at: /),
  ]);
});

test('where no change has a date, nothing is said of columns that are not there, but why there is none', () => {
  const text = told({ ...there, state: 'unclear' }, { ...there, state: 'unseen' }).join('\n');
  expect(text).not.toMatch(/When|Likeliest|Blinks/);
  expect(text).toContain('\nMay have changed: ');
  expect(text).toContain('\nNot seen: ');
});

test('defects that are all there from first to last take no table', () => {
  expect(told(there, there)).toEqual([
    'Followed 2 defects through 2 photographs in the order of their names: 2 in all photographs.',
  ]);
});
