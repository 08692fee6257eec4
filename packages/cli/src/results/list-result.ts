/** A list of bad pixels, as its program has it, as a Result that can be held against limits and other Results. */
import { canonical, isLine, SCHEMA_VERSION } from '@hotpix/result';
import type { Defect, FrameShape, Hotpix, Result } from '@hotpix/core';
import { defectsOfPlaces } from '@hotpix/detection';
import { isPicture } from '@hotpix/statistics';
import { fileSource } from '../files/file-source.ts';
import { listWithoutCamera, noShape, tooManyListed } from '../map-errors.ts';
import { VERSION } from '../version.ts';
import { readMaps } from './maps.ts';
import { readResults } from './read-results.ts';

/** Pixels that a list may come to. */
const MOST = 1_000_000;

/**
 * @param like a photograph or a saved Result of the camera
 * @throws {UsageError} where the list cannot be read, is of other files, or has too many pixels
 */
export async function resultOfListAlone(path: string, like: string | undefined, hotpix: Hotpix): Promise<Result> {
  if (like === undefined) throw listWithoutCamera(path);
  return listedAs(path, await shapeOf(like, hotpix));
}

/** The same where the camera is known. */
export async function listedAs(path: string, shape: FrameShape): Promise<Result> {
  const { defects, list } = (await readMaps(path, false)).mapFor(shape);
  const { format, tellsKinds } = list ?? { format: '', tellsKinds: false };
  const { camera, width, height, channels, mosaic, active, bits, black, white, lossy } = shape;
  const message = `The defects are those of the list '${path}', which tells places alone: how strong they are, and whether any is worse or better, cannot be judged.`;
  return canonical({
    schemaVersion: SCHEMA_VERSION,
    generator: { name: 'hotpix', version: VERSION },
    plugins: [],
    options: { map: path },
    status: 'complete',
    camera,
    frame: { width, height, channels, ...(mosaic && { mosaic }), active, bits, black, white, lossy },
    capture: null,
    files: [],
    defects: isPicture(shape) ? [...defects] : defectsOfPlaces(pixelsOf(defects, path), shape, tellsKinds),
    checks: [{ name: 'map', status: 'warning', message }],
    sections: { map: { path, format, tellsKinds } },
  });
}

/** Lines as they are, and of every other rectangle its pixels, as a scan finds them. */
function pixelsOf(defects: readonly Defect[], path: string): Defect[] {
  const areas = defects.map((one) => (isLine(one) ? 1 : one.extent.width * one.extent.height));
  const all = areas.reduce((sum, area) => sum + area, 0);
  if (all > MOST) throw tooManyListed(path, all, MOST);
  return defects.flatMap((one, i) => {
    if (areas[i] === 1) return one;
    const { x, y, width } = one.extent;
    return Array.from({ length: areas[i] }, (_, n) => {
      const at = { x: x + (n % width), y: y + Math.floor(n / width) };
      return { ...one, ...at, extent: { ...at, width: 1, height: 1 } };
    });
  });
}

/** The camera and the frames of a saved Result, or of a photograph. */
async function shapeOf(like: string, hotpix: Hotpix): Promise<FrameShape> {
  if (!/\.json$/i.test(like)) return (await hotpix.decode(fileSource(like))).frame;
  const { list } = await readResults(like);
  const [{ camera, frame }] = list;
  if (list.length > 1 || !camera || !frame) throw noShape(like, list.length);
  return { camera, ...frame };
}
