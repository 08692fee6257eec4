/**
 * `.badpixels` of dcraw and LibRaw: `x y time` a line, counted in the visible area, not turned. A pixel is repaired in
 * photographs taken at that Unix time or later, in all where it is 0. Source: bad_pixels() of dcraw 9.28 and LibRaw.
 */
import { pixelsOf, toStored } from '../area.ts';
import { cameraLine } from '../camera-name.ts';
import type { MappedDefect } from '../defect-map.ts';
import { badList, cannotWrite } from '../errors.ts';
import { assertRemark, linesOf, quote, readLines, writeLines } from '../text-lines.ts';
import type { MapFormat } from './map-format.ts';

/** dcraw keeps the time in 32 bits. */
const LATEST = 2 ** 31 - 1;

/** What follows the three numbers is a remark, which both programs pass over. */
const ENTRY = /^([+-]?\d+)\s+([+-]?\d+)\s+([+-]?\d+)(?:\s(.*)|$)/;

function linesFor(defect: MappedDefect): string[] {
  const { since = 0 } = defect;
  if (!Number.isInteger(since) || Math.abs(since) > LATEST) {
    throw cannotWrite('dcraw', `Unix times up to ${LATEST}`, String(since));
  }
  return pixelsOf('dcraw', defect).map(({ x, y }) => `${x} ${y} ${since}`);
}

export const dcraw: MapFormat = {
  area: 'active',
  read(bytes, { active }) {
    const defects = readLines(linesOf(bytes), (text, where) => {
      const entry = ENTRY.exec(text);
      if (!entry) throw badList(where, "'x y time', three whole numbers", quote(text));
      assertRemark(entry[4] ?? '', where);
      const [x, y, time] = entry.slice(1, 4).map(Number);
      return toStored({ x, y, width: 1, height: 1, ...(time === 0 ? {} : { since: time }) }, active, where);
    });
    return { defects };
  },
  write: (map) =>
    writeLines(
      'dcraw',
      [`# ${cameraLine(map)}`, `# x y time, from the top left of the visible ${map.width} x ${map.height} pixels`],
      map.defects,
      linesFor,
    ),
  fileName: () => '.badpixels',
};
