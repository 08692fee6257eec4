/**
 * `.lst` of Siril: `P x y type` a pixel, `L y 0 type` a row, `C x 0 type` a column, counted from the top left of the picture
 * as it is shown. H is repaired by the mean of its neighbours, C (cold) by the median of a wider ring.
 * Source: apply_cosme_to_image() of Siril 1.0.
 */
import { pixelsOf, toStored } from '../area.ts';
import { cameraLine } from '../camera-name.ts';
import type { DefectMap, Kind, MappedDefect } from '../defect-map.ts';
import { badList } from '../errors.ts';
import { assertRemark, linesOf, quote, readLines, writeLines } from '../text-lines.ts';
import type { MapFormat } from './map-format.ts';

/** Siril reads fractions and cuts them off, and whatever character the type is. */
const ENTRY = /^([PLC])\s+(\d+)(?:\.0*)?\s+([+-]?\d+)(?:\.\d*)?(?:\s+(\S))?/;
const COLD: ReadonlySet<Kind | undefined> = new Set<Kind>(['dead', 'dim']);

const typeOf = ({ kind }: MappedDefect): string => (COLD.has(kind) ? 'C' : 'H');

function linesFor(defect: MappedDefect, { width, height }: DefectMap): string[] {
  const type = typeOf(defect);
  const count = (length: number) => Array.from({ length }, (_, index) => index);
  if (defect.width === width) return count(defect.height).map((index) => `L ${defect.y + index} 0 ${type}`);
  if (defect.height === height) return count(defect.width).map((index) => `C ${defect.x + index} 0 ${type}`);
  return pixelsOf('siril', defect).map(({ x, y }) => `P ${x} ${y} ${type}`);
}

export const siril: MapFormat = {
  area: 'active',
  read(bytes, { active }) {
    const defects = readLines(linesOf(bytes), (text, where) => {
      const entry = ENTRY.exec(text);
      if (!entry)
        throw badList(where, "'P x y', 'L y 0' or 'C x 0', each with H or C behind it or nothing", quote(text));
      // The type is part of what is looked at: it may be a number, too.
      assertRemark(
        text.slice(entry[0].length - (entry[4] ?? '').length).replaceAll(/(^|\s)[PLCH](?=\s|$)/g, ' '),
        where,
      );
      const [shape, first, second] = [entry[1], Number(entry[2]), Number(entry[3])];
      const { width, height } = active;
      if (shape === 'L') return toStored({ x: 0, y: first, width, height: 1, kind: 'row' as const }, active, where);
      if (shape === 'C') return toStored({ x: first, y: 0, width: 1, height, kind: 'column' as const }, active, where);
      const kind = (entry[4] ?? 'H') === 'H' ? 'hot' : 'dead';
      return toStored({ x: first, y: second, width: 1, height: 1, kind } as const, active, where);
    });
    return { defects };
  },
  write: (map) =>
    writeLines(
      'siril',
      [`# ${cameraLine(map)}: from the top left of the visible ${map.width} x ${map.height} pixels`],
      map.defects,
      (defect) => linesFor(defect, map),
    ),
  fileName: () => 'defects.lst',
};
