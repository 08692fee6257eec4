/** Rows of figures as columns of text. */
import type { Row } from './body.ts';
import type { Agreement, RealRow } from './real-sets.ts';
import { CONTRASTS, type Share } from './score.ts';
import { FILTERS, GROUPS } from './targets.ts';

/** Heading and cell of one column. */
export type Column<T> = readonly [heading: string, cell: (row: T) => string];

const SET: readonly Column<Row>[] = [
  ['camera', ({ camera }) => camera],
  ['as', ({ medium }) => medium],
  ['photos', ({ frames }) => String(frames)],
];

const RANKED_SET: readonly Column<Row>[] = [...SET, ['ranking', ({ ranking }) => ranking]];

export const FIGURES: readonly Column<Row>[] = [
  ['finds', ({ score }) => String(score.finds)],
  ['false', ({ score }) => String(score.wrong)],
  ['precision', ({ score }) => decimal(score.all.of === 0 ? NaN : score.precision, 3)],
  ['recall', ({ score }) => decimal(ratio(score.all), 3)],
  ['of visible', ({ score }) => decimal(ratio(score.visible), 3)],
  ['faint', ({ score }) => fraction(score.faint)],
  ['kind', ({ ranking, score }) => (ranking === 'evidence' ? fraction(score.kinds) : '–')],
  [
    'off by',
    ({ medium, score: { distance } }) =>
      medium === 'raw' || Number.isNaN(distance.most)
        ? '–'
        : `${decimal(distance.median, 1)}, ${decimal(distance.most, 1)}`,
  ],
];

const KINDS = GROUPS.map((group): Column<Row> => [group, ({ score }) => fraction(score.groups[group])]);

/** How much of what is listed is right, and how much of what is there is listed. */
export const RANKED: readonly Column<Row>[] = [...RANKED_SET, ...FIGURES];

/** What is found of each kind. */
export const BY_KIND: readonly Column<Row>[] = [...RANKED_SET, ...KINDS];

/** What is found under each filter of pictures of one number, and of what there is within reach of any filter. */
export const BY_FILTER: readonly Column<Row>[] = [
  ...SET.filter(([name]) => name !== 'photos'),
  ...FILTERS.map((filter): Column<Row> => [filter, ({ score }) => fraction(score.filters[filter])]),
  ['filter named', ({ score }) => fraction(score.colours)],
  ...FILTERS.map((filter): Column<Row> => {
    return [`${filter} within reach`, ({ score }) => fraction(score.filtersReach[filter].within)];
  }),
  ['all within reach', ({ score }) => fraction(score.reach.within)],
];

/** For the terminal, whose lines have no end. */
export const RANKED_WHOLE: readonly Column<Row>[] = [...RANKED, ...KINDS, ...BY_FILTER.slice(SET.length - 1)];

export const BY_CONTRAST: readonly Column<Row>[] = [
  ...SET,
  ...CONTRASTS.map((low, i): Column<Row> => {
    const high: number | undefined = CONTRASTS[i + 1];
    return [high === undefined ? `${low} and more` : `${low} to ${high}`, ({ score }) => fraction(score.contrasts[i])];
  }),
];

export const REAL: readonly Column<RealRow>[] = [
  ['set', ({ set }) => set],
  ['photos', ({ photographs }) => String(photographs)],
  ['ranking', ({ ranking }) => ranking],
  ['known found', ({ known }) => (known ? fraction(known) : 'none known')],
  ['finds', ({ finds }) => String(finds)],
];

export const AGREEING: readonly Column<Agreement>[] = [
  ['camera', ({ set }) => set],
  ['JPEG finds also in raw', ({ jpegInRaw }) => fraction(jpegInRaw)],
  ['raw finds also in JPEG', ({ rawInJpeg }) => fraction(rawInJpeg)],
];

/** For the terminal alone: a time is that of one machine on one day. */
export const SECONDS: Column<Pick<Row, 'seconds'>> = ['seconds', ({ seconds }) => decimal(seconds, 1)];

/** A table in Markdown. */
export function markdown<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const lines = [
    columns.map(([heading]) => heading),
    columns.map((_, i) => (i === 0 ? '---' : '---:')),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A table for the terminal. */
export function plain<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const lines = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, i) => Math.max(...lines.map((cells) => cells[i].length)));
  return lines
    .map((cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '))
    .join('\n');
}

function ratio({ found, of }: Share): number {
  return found / of;
}

export function decimal(value: number, digits: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(digits);
}

/** Found of how many; a line may be found in part. */
export function fraction({ found, of }: Share): string {
  return of === 0 ? '–' : `${Number.isInteger(found) ? found : found.toFixed(1)}/${of}`;
}
