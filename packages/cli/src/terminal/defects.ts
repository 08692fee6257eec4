/** The best defects in a terminal, a row each. */
import type { Result } from '@hotpix/core';
import { explainParticulars, particulars, plural } from '@hotpix/result';
import { formatTable } from './table.ts';

type Defect = Result['defects'][number];

const COLUMNS: readonly (readonly [head: string, cell: (defect: Defect) => string])[] = [
  ['x', ({ x }) => String(x)],
  ['y', ({ y }) => String(y)],
  ['colour', ({ colour = '' }) => colour],
  ['kind', ({ kind }) => kind],
  ['particulars', particulars],
  ['amplitude', ({ amplitude }) => amplitude.toFixed(1)],
  ['rate', ({ rate }) => `${Math.round(rate * 100)}%`],
  ['frames', ({ frames }) => String(frames)],
  ['score', ({ score }) => score.toFixed(1)],
  ['confidence', ({ confidence }) => (confidence > 0.999 ? '>99.9%' : `${(confidence * 100).toFixed(1)}%`)],
  ['cluster', ({ cluster = '' }) => String(cluster)],
];

/** A table, with a line that says what its numbers are; columns in which no row says anything are left out. */
export function listDefects({ defects: all, frame, files }: Result, top: number): string[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, top);
  const columns = COLUMNS.filter(([, cell]) => shown.some((defect) => cell(defect) !== ''));
  const table = formatTable(
    ['#', ...columns.map(([head]) => head)],
    shown.map((defect, i) => [String(i + 1), ...columns.map(([, cell]) => cell(defect))]),
  );
  const used = files.filter(({ status }) => status === 'used').length;
  const place = frame
    ? `Stored coordinates from 0; amplitude in DN of ${frame.white - frame.black}; ${plural(used, 'frame')}.`
    : '';
  const meaning =
    'rate: frames in which it stands out clearly; frames: those that count; score: standard deviations beyond chance.';
  const more =
    all.length > shown.length
      ? `${shown.length} of ${all.length} shown; --top shows more, --html or --json holds all.`
      : '';
  return [...table, ...[place, meaning, explainParticulars(shown), more].filter((line) => line !== '')];
}
