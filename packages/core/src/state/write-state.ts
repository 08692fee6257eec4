/** A State becomes bytes, band by band. */
import { PLANE_TYPES } from '../nouns.ts';
import { packBand } from './band.ts';
import { bandsOf, encodeOutline, MAGIC, sha256, type PlaneBand } from './codec.ts';
import { mergeOutlines, type MergedCamera, type Outline } from './outline.ts';
import { joinPlane } from './planes.ts';
import { bandAt, type StateReader } from './read-state.ts';
import type { State } from './state.ts';

/** Bands that are compressed at the same time. */
const AHEAD = 8;

/**
 * The parts of a stored State, in their order: the line that names the format; the header as JSON, and the bands
 * of the planes, each behind its stored length and its SHA-256. Numbers are little-endian. Write all
 * parts before the State changes.
 */
export function writeState(state: State): AsyncGenerator<Uint8Array> {
  return write(state, async (band) => bandAt(state, band));
}

/**
 * The parts of the State of all photographs, of stored States of some of them each: a band of each is in memory at once.
 * @throws {HotpixError} `incompatibleStates`, or `badState` where one of them is damaged
 */
export async function* mergeStored(readers: readonly StateReader[]): AsyncGenerator<Uint8Array> {
  const outline = mergeOutlines(readers.map((reader) => reader.outline));
  const read = async (band: PlaneBand): Promise<Uint8Array> => {
    const { origins } = outline.cameras[band.camera] as MergedCamera;
    const [first, ...rest] = origins.map(({ state, camera }) => readers[state].band({ ...band, camera }));
    const joined = await first;
    for (const other of rest) joinBands(band, joined, await other);
    return joined;
  };
  yield* write(outline, read);
}

/** Joins a band to that of another State. */
export function joinBands({ plane, spec }: PlaneBand, into: Uint8Array, other: Uint8Array): void {
  const Type = PLANE_TYPES[spec.type];
  const length = into.length / Type.BYTES_PER_ELEMENT;
  const values = (bytes: Uint8Array) => new Type(bytes.buffer as ArrayBuffer, bytes.byteOffset, length);
  joinPlane(plane, { ...spec, length }, values(into), values(other));
}

async function* write(outline: Outline, read: (band: PlaneBand) => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield MAGIC;
  const header = encodeOutline(outline);
  yield await sealed(header);
  const pack = async (band: PlaneBand): Promise<Uint8Array> => {
    return sealed(packBand(await read(band), band.spec));
  };
  const packing: Promise<Uint8Array>[] = [];
  for (const band of bandsOf(outline)) {
    const packed = pack(band);
    // Whoever stops early awaits no more of them.
    packed.catch(() => undefined);
    packing.push(packed);
    if (packing.length >= AHEAD) yield await (packing.shift() as Promise<Uint8Array>);
  }
  for (const packed of packing) yield await packed;
}

/** Behind its length and its SHA-256. */
export async function sealed(stored: Uint8Array): Promise<Uint8Array> {
  const digest = await sha256(stored);
  const part = new Uint8Array(4 + digest.length + stored.length);
  new DataView(part.buffer).setUint32(0, stored.length, true);
  part.set(digest, 4);
  part.set(stored, 4 + digest.length);
  return part;
}

/** All parts at once. */
export async function encodeState(state: State): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of writeState(state)) parts.push(part);
  return concatenated(parts);
}

export function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) at = (bytes.set(part, at), at + part.length);
  return bytes;
}
