/** What a format must be able to do. */
import type { DefectMap, Found, Geometry } from '../defect-map.ts';

export interface MapFormat {
  /** Which part of the frame it can speak of: all that is stored, or only what light reaches. */
  readonly area: 'stored' | 'active';
  /**
   * Defects in stored coordinates.
   * @throws {DefectMapError} `badList`, `outside`
   */
  read(bytes: Uint8Array, geometry: Geometry): Found;
  /**
   * @param map in the coordinates of the format's area, nothing outside of it
   * @throws {DefectMapError} `cannotWrite`
   */
  write(map: DefectMap): Uint8Array;
  /** What the program that reads it looks for, or would be shown by its file dialogue. */
  fileName(map: Geometry): string;
}
