/** The defects as positions for other programs: stored sensor coordinates from 0. */
import { isLine } from '@hotpix/result';
import type { RankedDefect } from '../model/ranked-defect.ts';

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
