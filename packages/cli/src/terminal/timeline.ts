/** Since when defects are there, in a terminal. */
import { changedFirst, changeInWords, courseInWords, coursesInWords, plural, signed, whole } from '@hotpix/result';
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
  ['amplitude', ({ course }) => (course ? signed(course.amplitude, 1) : '')],
  ['looked at', ({ course }) => (course ? String(course.photographs) : '')],
];

/** Counts, how the photographs were put in order, and the defects that changed, the latest first; nothing of a Result without a timeline. */
export function describeTimeline({ defects, timeline }: Result, top: number): string[] {
  if (!timeline) return [];
  const { photographs, order, reason, followed } = timeline;
  const head = `Followed through ${plural(photographs.length, 'photograph')} in the order of their ${order === 'taken' ? 'dates' : 'names'}: ${coursesInWords({ defects, timeline })}`;
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
    ...(shown.length > 0 ? [...table, WHEN] : []),
    more > 0 ? `  and ${whole(more)} more; --top shows more, --json or --html holds all.` : '',
  ].filter((line) => line !== '');
}

const WHEN =
  'When: the interval that holds the change in 95 of 100 cases, from the last photograph before it to the first behind it.';

/** What is there in all photographs takes no row. */
const isTold = ({ course }: Defect): boolean =>
  course !== undefined && (course.state !== 'throughout' || course.blinks);
