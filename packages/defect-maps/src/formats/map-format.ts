/** What a format must be able to do. */
import type { DefectMap, Found, Geometry } from '../defect-map.ts';

/** Of which files the positions in a list are: other corners are counted from in raw files than in pictures developed from them. */
export type ListedFiles = 'raw' | 'pictures' | 'any';

export interface MapFormat {
  readonly files: ListedFiles;
  /** Of the file that the program reads, with its dot. */
  readonly extension: string;
  /** Which part of the frame it can speak of: all that is stored, or only what light reaches. */
  readonly area: 'stored' | 'active';
  /** Whether an entry may say all that can be wrong with a pixel, and tells a line from its pixels. */
  readonly tellsKinds: boolean;
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
