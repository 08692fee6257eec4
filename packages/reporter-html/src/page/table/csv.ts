/** The defects as text for other programs. Positions are stored sensor coordinates from 0. */
import { isLine } from '@hotpix/result';
import type { RankedDefect } from '../model/report.ts';

type Field = number | string | undefined;

/** New ones come last, so that readers that count columns go on reading. */
const FIELDS: readonly (readonly [name: string, value: (defect: RankedDefect) => Field])[] = [
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
];

/** Comma-separated values (RFC 4180) with a header row, numbers in full. */
export function toCsv(defects: readonly RankedDefect[]): string {
  const rows = defects.map((defect) => FIELDS.map(([, value]) => field(value(defect))).join(','));
  return [FIELDS.map(([name]) => name).join(','), ...rows, ''].join('\r\n');
}

/** One `x,y` a line of text; all pixels of a column or row, since lists of bad pixels know no lines. */
export function toPositions(defects: readonly RankedDefect[]): string {
  return defects.flatMap(pixelsOf).join('');
}

function pixelsOf(defect: RankedDefect): string[] {
  const { x, y, extent } = defect;
  if (!isLine(defect)) return [`${x},${y}\n`];
  const pixels = extent.width * extent.height;
  return Array.from({ length: pixels }, (_, i) => {
    const [dx, dy] = [i % extent.width, Math.floor(i / extent.width)];
    return `${extent.x + dx},${extent.y + dy}\n`;
  });
}

/** A spreadsheet would run text that begins like a formula; an apostrophe keeps it text. */
function field(value: Field): string {
  if (typeof value !== 'string') return String(value ?? '');
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
