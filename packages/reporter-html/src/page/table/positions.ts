/** The defects as positions for other programs: stored sensor coordinates from 0. */
import { placeOf } from '@hotpix/result';
import type { RankedDefect } from '../model/ranked-defect.ts';

/** One `x,y` a line of text; all pixels of a column or row, since lists of bad pixels know no lines. */
export function toPositions(defects: readonly RankedDefect[]): string {
  return defects.flatMap(pixelsOf).join('');
}

function pixelsOf(defect: RankedDefect): string[] {
  const { x, y, width, height } = placeOf(defect);
  return Array.from({ length: width * height }, (_, i) => {
    const [dx, dy] = [i % width, Math.floor(i / width)];
    return `${x + dx},${y + dy}\n`;
  });
}
