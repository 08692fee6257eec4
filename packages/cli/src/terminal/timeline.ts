/** Since when defects are there, in a terminal. */
import {
  changedFirst,
  changeInWords,
  courseInWords,
  coursesInWords,
  inDn,
  plural,
  whole,
  type Course,
} from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { formatTable } from './table.ts';

type Defect = Result['defects'][number];

const COLUMNS: readonly (readonly [head: string, cell: (defect: Defect) => string])[] = [
  ['x', ({ x }) => String(x)],
  ['y', ({ y }) => String(y)],
  ['colour', ({ colour = '' }) => colour],
  ['kind', ({ kind }) => kind],
  ['course', ({ course }) => (course ? courseInWords(course) : '')],
  ['when', ({ course }) => (course ? changeInWords(course) : '')],
  ['likeliest', ({ course }) => course?.change?.photograph ?? ''],
  ['amplitude', ({ course }) => (course ? signed(course.amplitude) : '')],
  ['looked at', ({ course }) => (course ? String(course.photographs) : '')],
];

/** Counts, how the photographs were put in order, and the defects that changed, the latest first; nothing of a Result without a timeline. */
export function describeTimeline({ defects, timeline }: Result, top: number): string[] {
  if (!timeline) return [];
  const { photographs, order, reason, followed } = timeline;
  const head = `Followed ${plural(followed, 'defect')} through ${plural(photographs.length, 'photograph')} in the order of their ${order === 'taken' ? 'dates' : 'names'}: ${coursesInWords({ defects, timeline })}`;
  const few =
    followed < defects.length
      ? `Of ${whole(defects.length)} defects the first ${whole(followed)} were followed: more do not fit into memory with so many photographs.`
      : '';
  const changed = changedFirst(defects).filter(isTold);
  const shown = changed.slice(0, top);
  const columns = COLUMNS.filter(([, cell]) => shown.some((defect) => cell(defect) !== ''));
  const table = formatTable(
    columns.map(([name]) => name),
    shown.map((defect) => columns.map(([, cell]) => cell(defect))),
  );
  const more = changed.length - shown.length;
  return [
    head,
    reason ?? '',
    few,
    ...(shown.length > 0 ? [...table, ...explain(shown)] : []),
    more > 0 ? `  and ${whole(more)} more; --top shows more, --json or --html holds all.` : '',
  ].filter((line) => line !== '');
}

/** What the columns and the words in them mean, of those that are shown. */
function explain(shown: readonly Defect[]): string[] {
  const has = (is: (course: Course) => unknown): boolean => shown.some(({ course }) => course && is(course));
  return [
    has(({ change }) => change) ? WHEN : '',
    has(({ state }) => state === 'unclear') ? UNCLEAR : '',
    has(({ state }) => state === 'unseen') ? UNSEEN : '',
    has(({ blinks }) => blinks) ? BLINKS : '',
    'Amplitude: difference from the neighbours in DN. Looked at: photographs in which the neighbours are not clipped.',
  ];
}

const WHEN =
  'When: it appeared, or went, in this interval in 95 of 100 cases. Likeliest: the first photograph with it or, where it is gone, without it.';
const UNCLEAR = 'May have changed: too few photographs before or behind the change, or a doubt that is left.';
const UNSEEN = 'Not seen: too weak for these photographs, or hidden by what they show.';
const BLINKS = 'Blinks: it comes and goes while it is there.';

/** It is known to three digits: `+6,420`, `-12`, `+4.5`. */
const signed = (amplitude: number): string => `${amplitude > 0 ? '+' : ''}${inDn(amplitude)}`;

/** What is there in all photographs takes no row. */
const isTold = ({ course }: Defect): boolean =>
  course !== undefined && (course.state !== 'throughout' || course.blinks);
