/** What of the defects lies so near to the crops that its repair may show in them. */
import { grow, intersection, isLine } from '@hotpix/result';
import type { Defect, Rectangle } from '../../nouns.ts';
import { boxOf } from './cut-crop.ts';

/** Pixels beside a crop that its own repair may depend on, also where a line is cut off there. */
const REACH = 32;
const ALL: Rectangle = { x: 0, y: 0, width: Infinity, height: Infinity };

/** Of lines only pieces, since the whole of one has many thousands of samples. @param shown those that crops are cut of */
export function nearCrops(defects: readonly Defect[], shown: readonly Defect[]): Defect[] {
  const boxes = shown.map((defect) => grow(boxOf(defect, ALL), REACH, ALL));
  return defects.flatMap((defect) => {
    const parts = boxes.flatMap((box) => intersection(defect.extent, box) ?? []);
    return isLine(defect) ? piecesOf(defect, parts) : parts.length > 0 ? [defect] : [];
  });
}

/** A line as those pieces of it that have no pixel in common, from its upper or left end. */
function piecesOf(line: Defect, parts: readonly Rectangle[]): Defect[] {
  const isColumn = line.kind === 'column';
  const [start, length] = isColumn ? (['y', 'height'] as const) : (['x', 'width'] as const);
  const spans: { from: number; to: number }[] = [];
  for (const part of [...parts].sort((a, b) => a[start] - b[start])) {
    const [from, to] = [part[start], part[start] + part[length]];
    const last = spans.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans.map(({ from, to }) => ({
    ...line,
    [start]: from,
    extent: { ...line.extent, [start]: from, [length]: to - from },
  }));
}
