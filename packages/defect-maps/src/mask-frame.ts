/** What masks of all file formats have in common. */
import type { Geometry, Rectangle } from './defect-map.ts';
import { badList, outside } from './errors.ts';

/**
 * Which part of the frame a mask covers, by its size: all that is stored, or what is active.
 * @throws {DefectMapError} `outside`
 */
export function coveredBy(width: number, height: number, geometry: Geometry): Rectangle {
  const stored = { x: 0, y: 0, width: geometry.width, height: geometry.height };
  const covered = [stored, geometry.active].find((area) => area.width === width && area.height === height);
  if (covered) return covered;
  const { active } = geometry;
  const sizes = `${stored.width} x ${stored.height} (stored) or ${active.width} x ${active.height} (active) pixels`;
  throw outside('the mask', sizes, `${width} x ${height}`);
}

/**
 * Whether a sample is bad: 0 is good and any other value bad, NaN too, but of those there may be only one, lest a photograph be
 * taken for a mask.
 */
export function twoValued(width: number, valueAt: (index: number) => number): (index: number) => boolean {
  let bad = 0;
  return (index) => {
    const value = valueAt(index);
    if (value === 0) return false;
    if (bad === 0) bad = value;
    if (Object.is(value, bad)) return true;
    const place = `the mask at (${index % width}, ${Math.floor(index / width)})`;
    throw badList(place, `0 for good and ${bad} for bad pixels`, `${value}: this is a photograph, or a smoothed mask`);
  };
}
