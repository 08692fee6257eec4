/** The planes of accumulators: made, and merged. */
import { describe } from '../border/describe.ts';
import { badAnswer, badState, noRoomForPlanes } from '../errors.ts';
import { inBlocks, isHalved } from './halves.ts';
import { MERGES, PLANE_TYPES, type Merge, type Plane, type Planes, type PlaneSpec, type PlaneSpecs } from '../nouns.ts';

/** The planes of one accumulator, and what its plugin said that they are. */
export interface Statistics {
  readonly version: number;
  readonly specs: PlaneSpecs;
  readonly planes: Planes;
}

/** @throws {HotpixError} `badAnswer` */
export function assertSpecs(specs: PlaneSpecs): void {
  if (typeof specs !== 'object' || specs === null) throw badAnswer('planes by name', describe(specs));
  for (const [name, spec] of Object.entries(specs)) {
    const { type, length, merge } = spec ?? {};
    const isPlane = Object.hasOwn(PLANE_TYPES, type) && Number.isInteger(length) && length >= 0;
    if (isPlane && MERGES.includes(merge) && !(merge === 'or' && type === 'Float64Array')) continue;
    throw badAnswer(
      `a plane '${name}' with a type (${Object.keys(PLANE_TYPES).join(', ')}), a length and a merge (${MERGES.join(', ')})`,
      spec?.constructor === Object ? JSON.stringify(spec) : describe(spec),
    );
  }
}

export function bytesOf({ type, length }: PlaneSpec): number {
  return length * PLANE_TYPES[type].BYTES_PER_ELEMENT;
}

/** Bytes that planes will take. */
export function bytesOfSpecs(specs: PlaneSpecs): number {
  return Object.values(specs).reduce((sum, spec) => sum + bytesOf(spec), 0);
}

/** New planes, in memory of the accumulator where it has some. */
export function createPlanes(specs: PlaneSpecs, allocate: (specs: PlaneSpecs) => Planes = allocatePlainly): Planes {
  const planes = allocate(specs);
  for (const [name, spec] of Object.entries(specs)) {
    if (!fits(planes[name], spec)) throw badAnswer(`memory for the plane '${name}' as it was declared`, 'other memory');
    if (spec.merge === 'min') planes[name].fill(greatest(spec));
  }
  return planes;
}

/** Bytes that planes take. */
export function bytesOfPlanes(planes: readonly Plane[]): number {
  return planes.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Whether a plane is as it was declared. */
export function fits(plane: Plane | undefined, { type, length }: PlaneSpec): plane is Plane {
  return plane !== undefined && plane.constructor === PLANE_TYPES[type] && plane.length === length;
}

/** The same, or whether it is halved. */
export function holds(plane: Plane | undefined, spec: PlaneSpec): plane is Plane {
  return fits(plane, spec) || isHalved(plane, spec);
}

/** @throws {HotpixError} `tooLittleMemory` */
function allocatePlainly(specs: PlaneSpecs): Planes {
  try {
    return Object.fromEntries(
      Object.entries(specs).map(([name, { type, length }]) => [name, new PLANE_TYPES[type](length)]),
    );
  } catch (error) {
    // The engine has no other word for it.
    if (error instanceof RangeError) throw noRoomForPlanes(error);
    throw error;
  }
}

function greatest({ type }: PlaneSpec): number {
  if (type === 'Float64Array') return Infinity;
  const bits = 8 * PLANE_TYPES[type].BYTES_PER_ELEMENT - (type.startsWith('Int') ? 1 : 0);
  return 2 ** bits - 1;
}

/** The same bits as one of few types: of a loop over more of them engines make code that takes fifteen times as long. */
function asBits(plane: Plane): Plane {
  if (plane instanceof Int16Array) return new Uint16Array(plane.buffer, plane.byteOffset, plane.length);
  if (plane instanceof Uint32Array) return new Int32Array(plane.buffer, plane.byteOffset, plane.length);
  return plane;
}

function add(into: Plane, other: Plane): void {
  for (let i = 0; i < into.length; i++) into[i] += other[i];
}

function subtract(from: Plane, other: Plane): void {
  for (let i = 0; i < from.length; i++) from[i] -= other[i];
}

function addBits(into: Plane, other: Plane): void {
  for (let i = 0; i < into.length; i++) into[i] |= other[i];
}

const JOIN: Readonly<Record<Merge, (into: Plane, other: Plane) => void>> = {
  // Sums have the same bits whether they have a sign or not.
  sum: (into, other) => add(asBits(into), asBits(other)),
  max(into, other) {
    for (let i = 0; i < into.length; i++) if (other[i] > into[i]) into[i] = other[i];
  },
  min(into, other) {
    for (let i = 0; i < into.length; i++) if (other[i] < into[i]) into[i] = other[i];
  },
  or: (into, other) => addBits(asBits(into), asBits(other)),
};

/**
 * Joins a plane to another of the same declaration, which may be halved.
 * @throws {HotpixError} `badState` where they differ in kind or size
 */
export function joinPlane(name: string, spec: PlaneSpec, into: Plane, other: Plane | undefined): void {
  if (!holds(other, spec)) throw badState(`one whose plane '${name}' is of another kind or size`);
  if (fits(other, spec)) JOIN[spec.merge](into, other);
  else inBlocks(spec, into, other, JOIN[spec.merge]);
}

/** Takes a plane out of the sum that it is a part of. Either may be halved. */
export function takeAwayPlane(spec: PlaneSpec, from: Plane, other: Plane): void {
  inBlocks(spec, from, other, (values, others) => subtract(asBits(values), asBits(others)));
}
