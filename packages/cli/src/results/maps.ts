/** Where the defects of a photograph are told: in Results, or in a list of another program. */
import { cameraName, describeCamera, findOfSameCamera, forcedAgainst, isLine, parseResults } from '@hotpix/result';
import { isPicture } from '@hotpix/statistics';
import type { Defect, FrameShape, Result } from '@hotpix/core';
import { detectFormat, formatFacts, readDefectMap, type DefectMap, type FormatName } from '@hotpix/defect-maps';
import { placeAndExtent } from './place-and-extent.ts';
import { withAdvice } from '../advice.ts';
import { notThis } from '../errors.ts';
import { readOrdinary } from '../files/ordinary-file.ts';
import { noMap, notAMap, noVerdict, ofOtherFiles, otherCamera, otherKind } from '../map-errors.ts';
import type { UsageError } from '../usage-error.ts';

/** The defects of one camera. */
export interface CameraMap {
  readonly defects: readonly Defect[];
  /** Of a list: what kind of list it is, and whether it says of every pixel what is wrong with it. */
  readonly list?: { readonly format: FormatName; readonly tellsKinds: boolean };
  /** What a user must know where it repaired a photograph. */
  readonly note?: string;
}

export interface Maps {
  /** Empty for a list. */
  readonly results: readonly Result[];
  /** What a user must know of it. */
  readonly note?: string;
  /** @throws {UsageError} when no map is of the camera of the frame, or that one has no verdict */
  mapFor(frame: FrameShape): CameraMap;
}

/**
 * @param force whether a photograph that does not name its camera may be of that of the map
 * @throws {UsageError} when the file is not there, or holds neither a Result nor a list that can be read
 */
export async function readMaps(path: string, force: boolean): Promise<Maps> {
  const bytes = await readOrdinary(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw noMap(path);
    throw error.code === 'EISDIR' ? notAMap(path, 'a folder') : notThis(path, withAdvice(error));
  });
  const format = detectFormat(bytes, path);
  if (format !== undefined && !(format === 'json' && isResult(bytes))) return mapsOfList(bytes, path, format);
  if (bytes.length === 0) throw notAMap(path, 'an empty file');
  if (format === undefined && !/^\s*[[{]/.test(bytes.toString('latin1', 0, 64))) throw notAMap(path, 'something else');
  try {
    const results = parseResults(bytes.toString('utf8'));
    const note = noteOn(results);
    return { ...mapsOf(results, force), ...(note !== undefined && { note }) };
  } catch (error) {
    throw notThis(path, withAdvice(error));
  }
}

/** JSON of ours is a Result unless it says that it is a list. */
function isResult(bytes: Buffer): boolean {
  return !bytes.includes('hotpix-defect-map');
}

export function mapsOf(results: readonly Result[], force = false): Maps {
  return { results, mapFor: (frame) => mapFor(frame, results, force) };
}

/** What a map says of itself that was made long before it is used. */
function noteOn(results: readonly Result[]): string | undefined {
  const against = results.map(forcedAgainst).find((reason) => reason !== undefined);
  if (against === undefined) return undefined;
  return `The map comes from photographs that were refused, and judged by force. ${against}`;
}

function mapFor(frame: FrameShape, results: readonly Result[], force: boolean): CameraMap {
  const own = findOfSameCamera(results, frame);
  const map = own ?? (force ? likely(frame, results) : undefined);
  if (!map) throw noMapFor(frame, results);
  if (map.status !== 'complete') throw noVerdict(describeCamera(frame.camera, frame), map.reason ?? '');
  if (own) return own;
  const note = `It does not say which camera it is of. By force it was repaired as one of ${describeCamera(map.camera, null)}; look whether it was.`;
  return { defects: map.defects, note };
}

/** The only map that fits a photograph which does not name its camera, or not its body. */
function likely(frame: FrameShape, results: readonly Result[]): Result | undefined {
  const { camera } = frame;
  const isUnnamed = cameraName(camera) === '';
  if (!isUnnamed && camera.serial !== '') return undefined;
  const found = results.filter((map) => {
    if (!map.camera) return false;
    const { serial, sensor } = map.camera;
    const assumed = isUnnamed ? map.camera : { ...camera, serial, sensor };
    return findOfSameCamera([map], { ...frame, camera: assumed }) !== undefined;
  });
  return found.length === 1 ? found[0] : undefined;
}

/** As hotpix writes it into the head of a list. */
const SIZE = /#.*\b(\d+) x (\d+) pixels/;
const HEAD = 1024;

/** A list is read for the frames of each size anew, since its positions mean different pixels there. */
function mapsOfList(bytes: Buffer, path: string, format: FormatName): Maps {
  const known = new Map<string, CameraMap>();
  // Editors save lists as UTF-16, too.
  const size = SIZE.exec(bytes.toString('latin1', 0, HEAD).replaceAll('\0', ''))
    ?.slice(1, 3)
    .join(' x ');
  const read = (frame: FrameShape): CameraMap => {
    const { width, height, active, mosaic, camera } = frame;
    const { files, tellsKinds } = formatFacts(format);
    if (files === 'raw' && isPicture(frame)) {
      throw ofOtherFiles(path, `raw files, as ${format} has them`, 'a picture');
    }
    if (files === 'pictures' && !isPicture(frame)) {
      throw ofOtherFiles(path, `JPEGs, as ${format} has them`, 'a raw file');
    }
    const own = `${active.width} x ${active.height}`;
    if (size !== undefined && size !== own) throw ofOtherFiles(path, `photographs of ${size} pixels`, `one of ${own}`);
    try {
      const map = readDefectMap(bytes, path, { width, height, active, camera, ...(mosaic && { mosaic }) });
      const areTold = map.defects.every(({ kind }) => kind !== undefined && (tellsKinds || isLine({ kind })));
      return { defects: defectsOf(map, frame), list: { format, tellsKinds: areTold } };
    } catch (error) {
      throw notThis(path, withAdvice(error));
    }
  };
  return {
    results: [],
    note: `'${path}' does not say which camera it is of. Look at a repaired picture before you trust the others.`,
    mapFor(frame) {
      const { width, height, active, mosaic, lossy, channels } = frame;
      const key = JSON.stringify([width, height, active, mosaic, lossy, channels]);
      const map = known.get(key) ?? read(frame);
      known.set(key, map);
      return map;
    },
  };
}

function defectsOf({ defects }: DefectMap, frame: FrameShape): Defect[] {
  return defects.map(({ kind = 'hot', channel, ...place }) => ({
    ...{ kind, amplitude: 0, rate: 1, frames: 0, score: 0, confidence: 1 },
    ...(channel && { colour: channel }),
    ...placeAndExtent(place, kind, frame),
  }));
}

function noMapFor(photograph: FrameShape, results: readonly Result[]): UsageError {
  const { camera, ...frame } = photograph;
  const name = describeCamera(camera, null);
  // Two cameras without a name need not be one.
  const isOwn = (map: Result): boolean => cameraName(camera) !== '' && describeCamera(map.camera, null) === name;
  const own = results.flatMap((map) => (map.frame && isOwn(map) ? [describe(map.camera, map.frame)] : []));
  if (own.length > 0) return otherKind(own, describe(camera, frame));
  const known = results.map((map) => describeCamera(map.camera, map.frame));
  return otherCamera(known, describeCamera(camera, frame), likely(photograph, results) !== undefined);
}

type Shape = Pick<FrameShape, 'width' | 'height' | 'mosaic' | 'channels'>;

function describe(camera: Result['camera'], frame: Shape): string {
  const kind = frame.mosaic ? 'raw mosaic' : frame.channels === 3 ? 'RGB' : 'monochrome';
  return `${describeCamera(camera, frame)}, ${kind}`;
}
