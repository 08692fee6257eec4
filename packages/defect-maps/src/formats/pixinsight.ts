/**
 * The defect list of PixInsight's CosmeticCorrection: `Col x`, `Col x y0 y1`, `Row y`, `Row y x0 x1`, both ends included, one
 * space between, no comments; a pixel is a range of one. Counted from the top left of the picture.
 * Source: CosmeticCorrectionInterface.cpp of the PixInsight Class Library.
 */
import { toStored } from '../area.ts';
import type { DefectMap, MappedDefect, Rectangle } from '../defect-map.ts';
import { badList } from '../errors.ts';
import { linesOf, quote, readLines, writeLines } from '../text-lines.ts';
import type { MapFormat } from './map-format.ts';

const ENTRY = /^(Row|Col) (\d+)(?: (\d+) (\d+))?$/;

function toDefect([, line, index, begin, end]: RegExpExecArray, active: Rectangle): MappedDefect {
  const isRow = line === 'Row';
  const at = Number(index);
  const from = begin === undefined ? 0 : Math.min(Number(begin), Number(end));
  const to = begin === undefined ? (isRow ? active.width : active.height) - 1 : Math.max(Number(begin), Number(end));
  const length = to - from + 1;
  const kind = length === 1 ? undefined : isRow ? 'row' : 'column';
  return {
    ...(isRow ? { x: from, y: at, width: length, height: 1 } : { x: at, y: from, width: 1, height: length }),
    ...(kind && { kind }),
  };
}

function linesFor(defect: MappedDefect, { width, height }: DefectMap): string[] {
  const isRow = defect.width > defect.height;
  const isWhole = isRow ? defect.width === width : defect.height === height;
  const from = isRow ? defect.x : defect.y;
  const range = isWhole ? '' : ` ${from} ${from + Math.max(defect.width, defect.height) - 1}`;
  return Array.from({ length: Math.min(defect.width, defect.height) }, (_, index) =>
    isRow ? `Row ${defect.y + index}${range}` : `Col ${defect.x + index}${range}`,
  );
}

export const pixinsight: MapFormat = {
  area: 'active',
  read(bytes, { active }) {
    const defects = readLines(linesOf(bytes), (text, where) => {
      const entry = ENTRY.exec(text);
      if (!entry) throw badList(where, "'Col x', 'Col x y0 y1', 'Row y' or 'Row y x0 x1'", quote(text));
      return toStored(toDefect(entry, active), active, where);
    });
    return { defects };
  },
  write: (map) => writeLines('pixinsight', [], map.defects, (defect) => linesFor(defect, map)),
  fileName: () => 'defects.txt',
};
