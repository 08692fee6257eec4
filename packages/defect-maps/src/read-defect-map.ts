/** A list of bad pixels in any format into a map. */
import { assertGeometry, type DefectMap, type Geometry } from './defect-map.ts';
import { detectFormat } from './detect-format.ts';
import { badList } from './errors.ts';
import { FORMATS } from './formats.ts';
import { FORMAT_NAMES, type FormatName } from './names.ts';
import { quote } from './text-lines.ts';

/**
 * The whole list or an error: an entry that cannot be read, or that lies outside of what its program can repair, is refused.
 * @param fileName with or without folders; for a format that its content does not tell
 * @param geometry of the camera whose pixels they are
 * @param format instead of the one that the file seems to be in
 * @throws {DefectMapError}
 */
export function readDefectMap(
  bytes: Uint8Array,
  fileName: string,
  geometry: Geometry,
  format: FormatName | undefined = detectFormat(bytes, fileName),
): DefectMap {
  assertGeometry(geometry);
  if (!format) throw badList(quote(fileName), `a list of bad pixels (${FORMAT_NAMES.join(', ')})`, 'something else');
  const { width, height, active, mosaic, camera } = geometry;
  const { defects, badValue } = FORMATS[format].read(bytes, geometry);
  return {
    ...{ width, height, active, defects },
    ...(mosaic && { mosaic }),
    ...(camera && { camera }),
    ...(badValue !== undefined && { badValue }),
  };
}
