/** The defects as text for other programs. Positions are stored sensor coordinates from 0. */
import type { RankedDefect } from '../model/report.ts';

const NAMES = [
  'rank',
  'x',
  'y',
  'colour',
  'kind',
  'amplitude',
  'rate',
  'frames',
  'score',
  'confidence',
  'extent_x',
  'extent_y',
  'extent_width',
  'extent_height',
  'cluster',
];

/** Comma-separated values (RFC 4180) with a header row, numbers in full. */
export function toCsv(defects: readonly RankedDefect[]): string {
  const rows = defects.map((defect) => {
    const { rank, x, y, colour, kind, amplitude, rate, frames, score, confidence, extent, cluster } = defect;
    const box = [extent.x, extent.y, extent.width, extent.height];
    return [rank, x, y, colour, kind, amplitude, rate, frames, score, confidence, ...box, cluster].map(field).join(',');
  });
  return [NAMES.join(','), ...rows, ''].join('\r\n');
}

/** One `x,y` a line. */
export function toPositions(defects: readonly RankedDefect[]): string {
  return defects.map(({ x, y }) => `${x},${y}\n`).join('');
}

/** A spreadsheet would run text that begins like a formula; an apostrophe keeps it text. */
function field(value: number | string | undefined): string {
  if (typeof value !== 'string') return String(value ?? '');
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
