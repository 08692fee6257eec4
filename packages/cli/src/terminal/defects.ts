/** The best defects in a terminal, a row each. */
import type { Result } from '@hotpix/core';
import {
  decimal,
  explainParticulars,
  isLine,
  isListing,
  nameOfDefect,
  particulars,
  probability,
  seenIn,
  signed,
  unsureInWords,
  whole,
} from '@hotpix/result';
import { formatTable } from './table.ts';

type Defect = Result['defects'][number];

type Cell = (defect: Defect, sections: Result['sections']) => string;

const COLUMNS: readonly (readonly [head: string, cell: Cell])[] = [
  ['x', ({ x }) => String(x)],
  ['y', ({ y }) => String(y)],
  ['colour', ({ colour = '' }) => colour],
  ['kind', nameOfDefect],
  ['behaviour', particulars],
  ['amplitude', ({ amplitude }) => signed(amplitude, 1)],
  ['seen in', seenIn],
  ['confidence', ({ confidence }) => probability(confidence)],
  ['cluster', ({ cluster = '' }) => String(cluster)],
  ['score', ({ score }) => decimal(score, 1)],
  ['sure of', unsureInWords],
];

/** What a list says of its defects. */
const OF_LISTS: ReadonlySet<string> = new Set(['x', 'y', 'colour', 'kind', 'cluster']);

/** The kind of a defect of which nobody told one. */
const UNTOLD = 'defect';

const ORDER = 'Sorted: what is certain by amplitude, then the rest by score.';
const SEEN = 'Seen in: photographs in which it is clearly visible, of those that count';
const SEEN_OF_LINES = '; of a line the share of its pixels that are, one by one: the whole stands out sooner';
const CHANCE =
  'Confidence: probability that chance makes no good pixel of the whole sensor stand out as much. Score: how far beyond chance it is, in standard deviations.';
const UNSURE = 'Sure of: how likely it is that pixel, and that colour, where that is below 95 %.';

/** A table, with a line that says what its numbers are; columns in which no row says anything are left out. */
export function listDefects(result: Result, top: number): string[] {
  const { defects: all, frame } = result;
  if (all.length === 0) return [];
  const shown = all.slice(0, top);
  const { map } = result.sections;
  const textOf = (cell: Cell, defect: Defect): string => cell(defect, result.sections);
  const isTold = (head: string): boolean => !map || OF_LISTS.has(head);
  const says = (cell: Cell): boolean => shown.some((one) => !['', UNTOLD].includes(textOf(cell, one)));
  const columns = COLUMNS.filter(([head, cell]) => isTold(head) && says(cell));
  const table = formatTable(
    ['#', ...columns.map(([head]) => head)],
    shown.map((defect, i) => [String(i + 1), ...columns.map(([, cell]) => textOf(cell, defect))]),
  );
  const range = frame ? ` of ${whole(frame.white - frame.black)} from black to white` : '';
  const place = `Positions are stored coordinates from 0. Amplitude: difference from the neighbours in DN${range}.`;
  const more =
    all.length > shown.length
      ? `${shown.length} of ${all.length} shown; --top shows more, --html or --json holds all.`
      : '';
  if (map) return [...table, 'Positions are stored coordinates from 0.', more].filter((line) => line !== '');
  const order = isListing(result) || all.length === 1 ? '' : ORDER;
  const seen = `${SEEN}${shown.some(isLine) ? SEEN_OF_LINES : ''}.`;
  const unsure = shown.some((one) => unsureInWords(one) !== '') ? UNSURE : '';
  return [...table, order, place, seen, CHANCE, unsure, explainParticulars(shown), more].filter((line) => line !== '');
}
