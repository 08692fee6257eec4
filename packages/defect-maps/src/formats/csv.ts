/** Comma-separated values (RFC 4180 without quotes): a header row, then a defect a row, in stored coordinates from 0. */
import { toStored } from '../area.ts';
import { KINDS, type Kind, type MappedDefect, type Rectangle } from '../defect-map.ts';
import { badList } from '../errors.ts';
import { quote, readLines, writeLines } from '../text-lines.ts';
import type { MapFormat } from './map-format.ts';

const COLUMNS = ['x', 'y', 'width', 'height', 'kind', 'channel'] as const;

type Column = (typeof COLUMNS)[number];
type Row = Partial<Record<Column, string>>;

const WHOLE = /^\d+$/;
const CHANNEL = /^\w{0,8}$/;

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);

function readHeader(text: string, where: string): Column[] {
  const names = cellsOf(text.replace(/^\ufeff/, ''));
  const isHeader = names.every(isColumn) && names.includes('x') && names.includes('y');
  if (!isHeader) throw badList(where, `a header with x, y and perhaps ${COLUMNS.slice(2).join(', ')}`, quote(text));
  return names as Column[];
}

const cellsOf = (text: string): string[] => text.split(',').map((cell) => cell.trim());

function wholeOf(row: Row, column: Column, where: string): number {
  const cell = row[column] || (column === 'width' || column === 'height' ? '1' : '');
  if (!WHOLE.test(cell)) throw badList(where, `a whole number for ${column}`, quote(cell));
  return Number(cell);
}

/** @throws {DefectMapError} `badList` for a kind or a channel that is none */
export function wordsOf({ kind, channel }: { kind?: string; channel?: string }, where: string): Partial<MappedDefect> {
  if (kind && !(KINDS as readonly string[]).includes(kind))
    throw badList(where, `one of ${KINDS.join(', ')}`, quote(kind));
  if (channel && !CHANNEL.test(channel)) throw badList(where, 'a channel such as R', quote(channel));
  return { ...(kind && { kind: kind as Kind }), ...(channel && { channel }) };
}

function toDefect(columns: readonly Column[], text: string, where: string): Rectangle {
  const cells = cellsOf(text);
  if (cells.length !== columns.length) throw badList(where, `${columns.length} cells`, `${cells.length}`);
  const row: Row = Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
  const [x, y, width, height] = COLUMNS.slice(0, 4).map((column) => wholeOf(row, column, where));
  return { x, y, width, height, ...wordsOf(row, where) };
}

export const csv: MapFormat = {
  area: 'stored',
  read(bytes, { width, height }) {
    const frame = { x: 0, y: 0, width, height };
    let columns: Column[] | undefined;
    const defects = readLines(bytes, (text, where) => {
      if (columns) return toStored(toDefect(columns, text, where), frame, where);
      columns = readHeader(text, where);
      return undefined;
    });
    if (!columns) throw badList('the file', 'a header row', 'an empty file');
    return { defects };
  },
  write: ({ defects }) =>
    writeLines('csv', [COLUMNS.join(',')], defects, (defect) => [
      COLUMNS.map((column) => defect[column] ?? '').join(','),
    ]),
  fileName: () => 'defects.csv',
};
