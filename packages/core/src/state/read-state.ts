/** Bytes become a State, band by band. */
import { looksLikeResult } from '@hotpix/result';
import { badState, notAState } from '../errors.ts';
import { MOST_RATIO, unpackBand } from './band.ts';
import {
  BAND_HEAD,
  bandsOf,
  decodeOutline,
  MAGIC,
  MOST_HEADER,
  NAME,
  sizeOf,
  sha256,
  type PlaneBand,
} from './codec.ts';
import { PLANE_TYPES } from '../nouns.ts';
import { isHalved, valuesOf } from './halves.ts';
import type { Outline } from './outline.ts';
import { createPlanes } from './planes.ts';
import type { State } from './state.ts';

/** Where stored bytes lie. */
export interface StoredBytes {
  readonly length: number;
  /** As many bytes from there, in memory of their own. */
  read(at: number, length: number): Promise<Uint8Array>;
}

interface Place {
  readonly at: number;
  readonly length: number;
  readonly digest: Uint8Array;
}

/** A stored State, of which the header was read and the bands were found. */
export class StateReader {
  readonly outline: Outline;
  private readonly stored: StoredBytes;
  private readonly places: ReadonlyMap<string, Place>;

  private constructor(outline: Outline, stored: StoredBytes, places: ReadonlyMap<string, Place>) {
    this.outline = outline;
    this.stored = stored;
    this.places = places;
  }

  /** @throws {HotpixError} `badState` when the bytes are not a whole State of this version */
  static async open(stored: StoredBytes): Promise<StateReader> {
    const start = new TextDecoder('latin1').decode(await stored.read(0, Math.min(256, stored.length)));
    const magic = new TextDecoder('latin1').decode(MAGIC);
    if (!start.startsWith(magic)) {
      if (start.startsWith(NAME)) throw badState('one of another version');
      throw notAState(looksLikeResult(start) ? 'a Result, which has no statistics' : 'something else');
    }
    const header = await placeAt(stored, MAGIC.length, MOST_HEADER);
    const bytes = await stored.read(header.at, header.length);
    if (!same(await sha256(bytes), header.digest)) throw badState('one whose header is damaged');
    const outline = decodeOutline(bytes);
    return new StateReader(outline, stored, await findBands(stored, outline, header.at + header.length));
  }

  /**
   * The bytes of a band.
   * @param into memory that is filled
   * @throws {HotpixError} `badState` when they are not those that were stored
   */
  async band(band: PlaneBand, into: Uint8Array = new Uint8Array(band.length)): Promise<Uint8Array> {
    const place = this.places.get(keyOf(band));
    if (!place) throw badState(`one without the plane '${band.plane}'`);
    const packed = await this.stored.read(place.at, place.length);
    if (same(await sha256(packed), place.digest) && unpackBand(packed, into, band.spec)) return into;
    throw badState(`one whose plane '${band.plane}' of plugin '${band.plugin}' is damaged`);
  }

  /** All of it. */
  async state(): Promise<State> {
    const state = blankState(this.outline);
    for (const band of bandsOf(this.outline)) await this.band(band, bandAt(state, band));
    return state;
  }
}

/** A State with its planes, of which nothing is filled in yet. */
export function blankState({ cameras, others, shards }: Outline): State {
  return {
    cameras: cameras.map(({ shape, files, statistics }) => ({
      shape,
      files: [...files],
      statistics: Object.fromEntries(
        Object.entries(statistics).map(([plugin, { version, specs }]) => [
          plugin,
          { version, specs, planes: createPlanes(specs) },
        ]),
      ),
    })),
    others: [...others],
    ...(shards && { shards }),
  };
}

/** The bytes of a band: in the memory of its plane, unless that is halved. */
export function bandAt(state: State, { camera, plugin, plane, spec, at, length }: PlaneBand): Uint8Array {
  const values = state.cameras[camera].statistics[plugin].planes[plane];
  const { buffer, byteOffset } = values;
  if (!isHalved(values, spec)) return new Uint8Array(buffer, byteOffset + at, length);
  const size = PLANE_TYPES[spec.type].BYTES_PER_ELEMENT;
  return new Uint8Array(valuesOf(values, spec, at / size, (at + length) / size).buffer);
}

/** Where the bands lie: their heads are hopped over. */
async function findBands(stored: StoredBytes, outline: Outline, from: number): Promise<Map<string, Place>> {
  const promised = sizeOf(outline);
  if (promised > MOST_RATIO * (stored.length - from)) {
    throw badState(`${stored.length} bytes, which cannot hold the planes of ${promised} bytes that they promise`);
  }
  const places = new Map<string, Place>();
  let at = from;
  for (const band of bandsOf(outline)) {
    // Nothing gets much longer.
    const place = await placeAt(stored, at, 2 * band.length + 1024);
    if (band.length > MOST_RATIO * place.length) throw badState(`one whose plane '${band.plane}' is damaged`);
    places.set(keyOf(band), place);
    at = place.at + place.length;
  }
  if (at !== stored.length) throw badState(`${stored.length} bytes where ${at} were written`);
  return places;
}

async function placeAt(stored: StoredBytes, at: number, most: number): Promise<Place> {
  if (at + BAND_HEAD > stored.length) throw badState(`${stored.length} bytes where more were written`);
  const head = await stored.read(at, BAND_HEAD);
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0, true);
  if (length > most) throw badState('one whose header is damaged');
  if (at + BAND_HEAD + length > stored.length) throw badState(`${stored.length} bytes where more were written`);
  return { at: at + BAND_HEAD, length, digest: head.subarray(4) };
}

const keyOf = ({ camera, plugin, plane, at }: PlaneBand): string => JSON.stringify([camera, plugin, plane, at]);

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** @throws {HotpixError} `badState` when the bytes are not a whole State of this version */
export async function decodeState(bytes: Uint8Array): Promise<State> {
  const stored: StoredBytes = { length: bytes.length, read: async (at, length) => bytes.slice(at, at + length) };
  return (await StateReader.open(stored)).state();
}
