/** A map into a list of bad pixels for another program. */
import { toArea } from './area.ts';
import { assertMap, type DefectMap } from './defect-map.ts';
import { FORMATS } from './formats.ts';
import type { FormatName } from './names.ts';

export interface WrittenMap {
  /** What the program that reads it looks for; where it does not care, `defects` with the customary extension. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** How many defects lie wholly outside of what the program can repair, and are left out. */
  readonly omitted: number;
}

/**
 * Coordinates are turned into those of the program that reads the format.
 * @throws {DefectMapError} `badGeometry` for a map that contradicts itself, `cannotWrite` for what the format cannot say
 */
export function writeDefectMap(format: FormatName, map: DefectMap): WrittenMap {
  assertMap(map);
  const { area, write, fileName } = FORMATS[format];
  const { width, height, active } = map;
  const local = area === 'active' ? toArea(map, active) : map;
  return {
    fileName: fileName({ width, height, active, camera: map.camera }),
    bytes: write(local),
    omitted: map.defects.length - local.defects.length,
  };
}
