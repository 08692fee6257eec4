/** A State in parts, as several machines write and merge one: its outline, and the bands of each camera, some together. */
import { badState } from '../errors.ts';
import { packBand, unpackBand } from './band.ts';
import { BAND_HEAD, bandsOf, decodeOutline, encodeOutline, MAGIC, sha256, type PlaneBand } from './codec.ts';
import type { CameraOutline, Outline } from './outline.ts';
import { bandAt } from './read-state.ts';
import type { State } from './state.ts';
import { concatenated, joinBands, sealed } from './write-state.ts';

/** Bands of a part, the last one of a camera may have fewer: what is in memory of a State at once. */
const BANDS = 16;
const PART = new TextEncoder().encode('hotpix-state-part 2\n');
/** Behind the line that names the format: whose part it is. */
const OWNER = 32 + 4 + 4;

/** Some bands of one camera, in their order. States with the same planes of a camera have the same parts of it. */
export interface StatePart {
  /** Number of the camera in the State. */
  readonly camera: number;
  /** From 0, of the camera. */
  readonly number: number;
  readonly bands: readonly PlaneBand[];
}

/** All parts of the planes of a State. */
export function partsOf(cameras: readonly Pick<CameraOutline, 'statistics'>[]): StatePart[] {
  return cameras.flatMap((_, camera) => {
    const bands = [...bandsOf({ cameras: [cameras[camera]] })].map((band) => ({ ...band, camera }));
    return Array.from({ length: Math.ceil(bands.length / BANDS) }, (__, number) => ({
      ...{ camera, number },
      bands: bands.slice(number * BANDS, (number + 1) * BANDS),
    }));
  });
}

/** The outline as it stands in front of a stored State. */
export async function packOutline(outline: Outline): Promise<Uint8Array> {
  const header = encodeOutline(outline);
  return concatenated([MAGIC, await sealed(header)]);
}

/** @throws {HotpixError} `badState` when it is not what was packed */
export async function unpackOutline(bytes: Uint8Array): Promise<Outline> {
  const at = MAGIC.length + BAND_HEAD;
  const header = bytes.subarray(at);
  const digest = bytes.subarray(MAGIC.length + 4, at);
  if (!startsWith(bytes, MAGIC) || !startsWith(await sha256(header), digest) || digest.length < 32)
    throw badState('one whose header is damaged');
  return decodeOutline(header);
}

/**
 * A part as it is stored.
 * @param owner 32 bytes that name the State
 * @param contents of its bands
 */
export async function packPart(
  part: StatePart,
  owner: Uint8Array,
  contents: readonly Uint8Array[],
): Promise<Uint8Array> {
  const bands = part.bands.map(({ spec }, i) => sealed(packBand(contents[i], spec)));
  return concatenated([PART, ownerOf(part, owner), ...(await Promise.all(bands))]);
}

/**
 * The contents of the bands of a part.
 * @param into memory of each, which is filled
 * @throws {HotpixError} `badState` when they are not what was stored, or those of another part or State
 */
export async function unpackPart(
  part: StatePart,
  owner: Uint8Array,
  bytes: Uint8Array,
  into: readonly Uint8Array[] = part.bands.map(({ length }) => new Uint8Array(length)),
): Promise<readonly Uint8Array[]> {
  const head = concatenated([PART, ownerOf(part, owner)]);
  if (!startsWith(bytes, head)) throw badState('another part than the one that was asked for');
  let at = head.length;
  for (const [i, band] of part.bands.entries()) {
    const length = at + BAND_HEAD > bytes.length ? NaN : viewOf(bytes).getUint32(at, true);
    const start = at + BAND_HEAD;
    if (!(start + length <= bytes.length)) throw badState('a part that is cut short');
    at = start + length;
    await unpackSealed(band, bytes.subarray(start, at), bytes.subarray(start - 32, start), into[i]);
  }
  if (at !== bytes.length) throw badState('a part with more behind it');
  return into;
}

/** The memory of the bands of a part of a State. */
export function partAt(state: State, { bands }: StatePart): Uint8Array[] {
  return bands.map((band) => bandAt(state, band));
}

/** Joins the bands of a part to those of the same part of another State: adds them up, or what else their planes ask for. */
export function joinPart({ bands }: StatePart, into: readonly Uint8Array[], other: readonly Uint8Array[]): void {
  bands.forEach((band, i) => joinBands(band, into[i], other[i]));
}

async function unpackSealed(
  { plane, plugin, spec }: PlaneBand,
  packed: Uint8Array,
  digest: Uint8Array,
  into: Uint8Array,
): Promise<void> {
  if (startsWith(await sha256(packed), digest) && unpackBand(packed, into, spec)) return;
  throw badState(`one whose plane '${plane}' of plugin '${plugin}' is damaged`);
}

function ownerOf({ camera, number }: StatePart, owner: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(OWNER);
  bytes.set(owner);
  viewOf(bytes).setUint32(32, camera, true);
  viewOf(bytes).setUint32(36, number, true);
  return bytes;
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): DataView => new DataView(buffer, byteOffset, length);

const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean =>
  bytes.length >= start.length && start.every((byte, i) => bytes[i] === byte);
