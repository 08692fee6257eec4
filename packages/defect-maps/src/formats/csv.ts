/**
 * Comma-separated values (RFC 4180): a header row, then a defect per row, in stored coordinates from 0. Read are also semicolons, tabs,
 * bars and spaces, quotes, capitals, a column that counts the rows, and the table of a Result, of which the extents are taken.
 */
import { toStored } from '../area.ts';
import { KINDS, type Kind, type MappedDefect } from '../defect-map.ts';
import { badList, cannotWrite } from '../errors.ts';
import { quote, rawLinesOf, readLines, withoutComment, writeLines } from '../text-lines.ts';
import { cellsOf, COLUMNS, isSeparatorLine, readHeader, type Column, type Header } from './csv-table.ts';
import type { MapFormat } from './map-format.ts';

type Row = Partial<Record<Column, string>>;

/** Zeros behind a point or comma say nothing, unless there are three: then they may be thousands. */
const WHOLE = /^(\d+)(?:[.,](?:0{1,2}|0{4,}))?$/;
const CHANNEL = /^\w{0,8}$/;

function wholeOf(row: Row, column: Column, where: string): number {
  const cell = row[column] || (column === 'width' || column === 'height' ? '1' : '');
  const whole = WHOLE.exec(cell);
  if (!whole) throw badList(where, `a whole number for ${column}`, quote(cell));
  return Number(whole[1]);
}

/** @throws {DefectMapError} `badList` for a kind or a channel that is none */
export function wordsOf({ kind, channel }: { kind?: string; channel?: string }, where: string): Partial<MappedDefect> {
  if (kind && !(KINDS as readonly string[]).includes(kind))
    throw badList(where, `one of ${KINDS.join(', ')}`, quote(kind));
  if (channel && !CHANNEL.test(channel)) throw badList(where, 'a channel such as R', quote(channel));
  return { ...(kind && { kind: kind as Kind }), ...(channel && { channel }) };
}

/** `undefined` for a row without anything in it. */
function toDefect({ separator, columns }: Header, text: string, where: string): MappedDefect | undefined {
  const cells = cellsOf(text, separator);
  if (!cells) throw badList(where, 'quotes around whole cells', quote(text));
  if (cells.every((cell) => cell === '')) return undefined;
  const isWhole = cells.length >= columns.length && cells.slice(columns.length).every((cell) => cell === '');
  if (!isWhole) throw badList(where, `${columns.length} cells`, `${cells.length}`);
  const row: Row = Object.fromEntries(columns.flatMap((column, at) => (column ? [[column, cells[at]]] : [])));
  const [x, y, width, height] = COLUMNS.slice(0, 4).map((column) => wholeOf(row, column, where));
  return { x, y, width, height, ...wordsOf({ ...row, kind: row.kind?.toLowerCase() }, where) };
}

export const csv: MapFormat = {
  area: 'stored',
  read(bytes, { width, height }) {
    const frame = { x: 0, y: 0, width, height };
    let header: Header | undefined;
    const defects = readLines(rawLinesOf(bytes), (line, where) => {
      const text = withoutComment(line);
      if (header) {
        const defect = toDefect(header, text, where);
        return defect && toStored(defect, frame, where);
      }
      header = readHeader(line);
      if (header || text.trim() === '' || isSeparatorLine(line)) return undefined;
      const expected = `a header with x, y and perhaps ${COLUMNS.slice(2).join(', ')}`;
      throw badList(where, expected, quote(line));
    });
    if (!header) throw badList('the file', 'a header row', 'an empty file');
    return { defects };
  },
  write: ({ defects }) =>
    writeLines('csv', [COLUMNS.join(',')], defects, (defect) => {
      const { channel = '' } = defect;
      // What is no channel could end the row, or be a formula to a spreadsheet.
      if (!CHANNEL.test(channel)) throw cannotWrite('csv', 'a channel such as R', quote(channel));
      return [COLUMNS.map((column) => defect[column] ?? '').join(',')];
    }),
  fileName: () => 'defects.csv',
};
