/** Between stored coordinates and those of an area of the frame. */
import {
  describe,
  intersect,
  isInside,
  MOST_DEFECTS,
  type DefectMap,
  type MappedDefect,
  type Rectangle,
} from './defect-map.ts';
import { cannotWrite, outside } from './errors.ts';

/**
 * A defect of a list that counts from the corner of an area, in stored coordinates.
 * @param where the place in the list, for the error
 * @throws {DefectMapError} `outside`
 */
export function toStored<T extends Rectangle>(defect: T, area: Rectangle, where: string): T {
  if (!isInside(defect, area)) {
    const expected = `positions from (0, 0) to (${area.width - 1}, ${area.height - 1})`;
    throw outside(where, expected, describe(defect));
  }
  return { ...defect, x: defect.x + area.x, y: defect.y + area.y };
}

/** The map as seen from an area: its size, its coordinates, and only what of the defects lies inside. */
export function toArea(map: DefectMap, area: Rectangle): DefectMap {
  const defects: MappedDefect[] = [];
  for (const defect of map.defects) {
    const part = intersect(defect, area);
    if (part) defects.push({ ...defect, ...part, x: part.x - area.x, y: part.y - area.y });
  }
  const { width, height } = area;
  return { ...map, width, height, active: { x: 0, y: 0, width, height }, defects };
}

/**
 * Every pixel of a defect.
 * @param format for the error
 * @throws {DefectMapError} `cannotWrite` for more than a program would read
 */
export function pixelsOf(format: string, { x, y, width, height }: Rectangle): { x: number; y: number }[] {
  const length = width * height;
  if (length > MOST_DEFECTS) throw cannotWrite(format, `defects of at most ${MOST_DEFECTS} pixels`, String(length));
  return Array.from({ length }, (_, index) => ({ x: x + (index % width), y: y + Math.floor(index / width) }));
}
