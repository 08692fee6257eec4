/** The defects of a Result as a table for spreadsheets and data frames. */
import type { Defect } from './schema.ts';

/** A defect with its place in its Result, from 1. */
type Ranked = Defect & { readonly rank: number };
type Cell = number | string | undefined;

/** New ones come last, so that readers that count columns keep working. */
const COLUMNS: readonly (readonly [name: string, value: (defect: Ranked) => Cell])[] = [
  ['rank', ({ rank }) => rank],
  ['x', ({ x }) => x],
  ['y', ({ y }) => y],
  ['colour', ({ colour }) => colour],
  ['kind', ({ kind }) => kind],
  ['amplitude', ({ amplitude }) => amplitude],
  ['rate', ({ rate }) => rate],
  ['frames', ({ frames }) => frames],
  ['score', ({ score }) => score],
  ['confidence', ({ confidence }) => confidence],
  ['extent_x', ({ extent }) => extent.x],
  ['extent_y', ({ extent }) => extent.y],
  ['extent_width', ({ extent }) => extent.width],
  ['extent_height', ({ extent }) => extent.height],
  ['cluster', ({ cluster }) => cluster],
  ['colour_cluster', ({ colourCluster }) => colourCluster],
  ['fit_offset', ({ fit }) => fit?.offset],
  ['fit_rate', ({ fit }) => fit?.rate],
  ['fit_iso', ({ fit }) => fit?.iso],
  ['level', ({ level }) => level],
  ['response', ({ response }) => response],
  ['colour_confidence', ({ colourConfidence }) => colourConfidence],
  ['place_confidence', ({ placeConfidence }) => placeConfidence],
  ['examined', ({ examined }) => examined?.photographs],
  ['examined_beyond', ({ examined }) => examined?.beyond],
  ['course', ({ course }) => course?.state],
  ['changed', ({ course }) => course?.change?.taken],
  ['changed_after', ({ course }) => course?.change?.after],
  ['changed_by', ({ course }) => course?.change?.by],
];

/**
 * Comma-separated values (RFC 4180): a header row, then a row per defect in the order given, numbers in full, an empty cell for what a
 * defect has not. Positions are stored sensor coordinates from 0.
 */
export function toCsv(defects: readonly Ranked[]): string {
  const rows = defects.map((defect) => COLUMNS.map(([, value]) => cell(value(defect))).join(','));
  return [COLUMNS.map(([name]) => name).join(','), ...rows, ''].join('\r\n');
}

/** A spreadsheet would run text that begins like a formula, in full-width letters, too; an apostrophe keeps it text. */
function cell(value: Cell): string {
  if (typeof value !== 'string') return String(value ?? '');
  const harmless = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
