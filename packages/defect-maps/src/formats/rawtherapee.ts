/**
 * `.badpixels` of RawTherapee: `x y` a line, counted in the visible area, not turned. A first line of one number is added to
 * every x and y that follow. Source: RawTherapee's DFManager.
 */
import { pixelsOf, toStored } from '../area.ts';
import { cameraLine, dcrawName } from '../camera-name.ts';
import { badList } from '../errors.ts';
import { assertRemark, linesOf, quote, readLines, writeLines } from '../text-lines.ts';
import type { MapFormat } from './map-format.ts';

/** What follows the two numbers is passed over, among it the time of dcraw's lists. */
const ENTRY = /^([+-]?\d+)\s+([+-]?\d+)(?:\s+[+-]?\d+)?(?:\s(.*)|$)/;
const OFFSET = /^[+-]?\d+$/;

export const rawtherapee: MapFormat = {
  area: 'active',
  read(bytes, { active }) {
    let offset = 0;
    const defects = readLines(linesOf(bytes), (text, where) => {
      if (where === 'line 1' && OFFSET.test(text)) {
        offset = Number(text);
        return undefined;
      }
      const entry = ENTRY.exec(text);
      if (!entry) throw badList(where, "'x y', two whole numbers", quote(text));
      assertRemark(entry[3] ?? '', where);
      const [x, y] = entry.slice(1, 3).map(Number);
      return toStored({ x: x + offset, y: y + offset, width: 1, height: 1 }, active, where);
    });
    return { defects };
  },
  write: (map) =>
    writeLines(
      'rawtherapee',
      [`# ${cameraLine(map)}: x y, from the top left of the visible ${map.width} x ${map.height} pixels`],
      map.defects,
      (defect) => pixelsOf('rawtherapee', defect).map(({ x, y }) => `${x} ${y}`),
    ),
  fileName({ camera }) {
    if (!camera) return 'Make Model.badpixels';
    const { make, model } = dcrawName(camera);
    const words = [make, model, camera.serial.trim()].filter((word) => word !== '');
    return `${words.join(' ').replaceAll(/[\0-\x1f/\\:*?"<>|]/g, '_') || 'Make Model'}.badpixels`;
  },
};
