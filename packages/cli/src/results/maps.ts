/** Where the defects of a photograph are told: in Results, or in a list of another program. */
import { readFile } from 'node:fs/promises';
import {
  cameraName,
  describeCamera,
  findOfSameCamera,
  messageOf,
  parseResults,
  type Defect,
  type Frame,
  type Result,
} from '@hotpix/core';
import { detectFormat, readDefectMap, type DefectMap, type MappedDefect } from '@hotpix/defect-maps';
import { noResult, noVerdict, notThis, otherCamera, otherKind, type UsageError } from '../errors.ts';

/** The defects of one camera. */
interface CameraMap {
  readonly defects: readonly Defect[];
}

export interface Maps {
  /** Results by which nothing is judged here; empty for a list. */
  readonly results: readonly Result[];
  /** @throws {UsageError} when no map is of the camera of the frame, or that one has no verdict */
  mapFor(frame: Frame): CameraMap;
}

/** @throws {UsageError} when the file is not there, or holds neither a Result nor a list that can be read */
export async function readMaps(path: string): Promise<Maps> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? noResult(path) : notThis(path, messageOf(error));
  });
  const format = detectFormat(bytes, path);
  if (format !== undefined && !(format === 'json' && isResult(bytes))) return mapsOfList(bytes, path);
  try {
    return mapsOf(parseResults(bytes.toString('utf8')));
  } catch (error) {
    throw notThis(path, messageOf(error));
  }
}

/** JSON of ours is a Result unless it says that it is a list. */
function isResult(bytes: Buffer): boolean {
  return !bytes.includes('hotpix-defect-map');
}

export function mapsOf(results: readonly Result[]): Maps {
  return { results, mapFor: (frame) => resultFor(frame, results) };
}

function resultFor(frame: Frame, results: readonly Result[]): Result {
  const map = findOfSameCamera(results, frame);
  if (!map) throw noMapFor(frame, results);
  if (map.status !== 'complete') throw noVerdict(describeCamera(frame.camera, frame), map.reason ?? '');
  return map;
}

/** A list is read for the frames of each size anew, since its positions mean different pixels there. */
function mapsOfList(bytes: Buffer, path: string): Maps {
  const known = new Map<string, CameraMap>();
  const read = (frame: Frame): CameraMap => {
    const { width, height, active, mosaic, camera } = frame;
    try {
      const map = readDefectMap(bytes, path, { width, height, active, camera, ...(mosaic && { mosaic }) });
      return { defects: defectsOf(map, frame) };
    } catch (error) {
      throw notThis(path, messageOf(error));
    }
  };
  return {
    results: [],
    mapFor(frame) {
      const { width, height, active, mosaic, lossy, channels } = frame;
      const key = JSON.stringify([width, height, active, mosaic, lossy, channels]);
      const map = known.get(key) ?? read(frame);
      known.set(key, map);
      return map;
    },
  };
}

/** Pixels to each side over which a demosaiced picture smears a defect. */
const SMEAR = 2;

function defectsOf({ defects }: DefectMap, frame: Frame): Defect[] {
  const isSmeared = frame.mosaic === undefined && (frame.lossy || frame.channels === 3);
  return defects.map(({ kind = 'hot', channel, ...place }) => {
    const isPixel = place.width === 1 && place.height === 1;
    return {
      ...{ x: place.x, y: place.y, kind, amplitude: 0, rate: 1, frames: 0, score: 0, confidence: 1 },
      ...(channel && { colour: channel }),
      extent: isSmeared && isPixel ? widened(place, frame) : extentOf(place),
    };
  });
}

type Place = Pick<MappedDefect, 'x' | 'y' | 'width' | 'height'>;

const extentOf = ({ x, y, width, height }: Place): Place => ({ x, y, width, height });

function widened({ x, y }: Place, { active }: Frame): Place {
  const [left, top] = [Math.max(active.x, x - SMEAR), Math.max(active.y, y - SMEAR)];
  const right = Math.min(active.x + active.width - 1, x + SMEAR);
  const bottom = Math.min(active.y + active.height - 1, y + SMEAR);
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function noMapFor({ camera, ...frame }: Frame, results: readonly Result[]): UsageError {
  const name = describeCamera(camera, null);
  // Two cameras without a name need not be one.
  const isOwn = (map: Result): boolean => cameraName(camera) !== '' && describeCamera(map.camera, null) === name;
  const own = results.flatMap((map) => (map.frame && isOwn(map) ? [describe(map.camera, map.frame)] : []));
  if (own.length > 0) return otherKind(own, describe(camera, frame));
  const known = results.map((map) => describeCamera(map.camera, map.frame));
  return otherCamera(known, describeCamera(camera, frame));
}

type Shape = Pick<Frame, 'width' | 'height' | 'mosaic' | 'channels'>;

function describe(camera: Result['camera'], frame: Shape): string {
  const kind = frame.mosaic ? 'raw mosaic' : frame.channels === 3 ? 'RGB' : 'monochrome';
  return `${describeCamera(camera, frame)}, ${kind}`;
}
