/**
 * Planes with values of half as many bits, as long as all fit: in the first half of the memory that they were given. The other half is not
 * touched before it is needed, and until then no system has pages for it.
 */
import { PLANE_TYPES, type Plane, type PlaneSpec } from '../nouns.ts';

type Type = PlaneSpec['type'];

const HALVES: Partial<Record<Type, Type>> = {
  Uint16Array: 'Uint8Array',
  Uint32Array: 'Uint16Array',
  Int32Array: 'Int16Array',
  Float64Array: 'Int32Array',
};

/** Values that are looked at in one go: in arrays of one type, for of many engines make slow code, and aside, for they move. */
const BLOCK = 1 << 14;

/** The greatest size of a value of half as many bits; 0 where there is no such type. */
export function roomOfHalf({ type }: PlaneSpec): number {
  const half = HALVES[type];
  if (!half) return 0;
  return 2 ** (8 * PLANE_TYPES[half].BYTES_PER_ELEMENT - (half.startsWith('Int') ? 1 : 0)) - 1;
}

/** Whether a plane is halved. */
export function isHalved(plane: Plane | undefined, { type, length }: PlaneSpec): plane is Plane {
  const half = HALVES[type];
  return plane !== undefined && !!half && plane.constructor === PLANE_TYPES[half] && plane.length === length;
}

/** A plane of zeros as a halved one, where it lies. */
export function halve({ buffer, byteOffset, length }: Plane, { type }: PlaneSpec): Plane {
  return new PLANE_TYPES[HALVES[type] as Type](buffer as ArrayBuffer, byteOffset, length);
}

/** A halved plane as it was declared, where it lies. @param isEmpty whether it has zeros alone, which were perhaps never touched */
export function widen(halved: Plane, { type }: PlaneSpec, isEmpty: boolean): Plane {
  const { buffer, byteOffset, length } = halved;
  const plane = new PLANE_TYPES[type](buffer as ArrayBuffer, byteOffset, length);
  if (isEmpty) return plane;
  const block = new PLANE_TYPES[type](BLOCK);
  // From the end, so that nothing is written over before it is read.
  for (let end = length; end > 0; end -= BLOCK) {
    const start = Math.max(0, end - BLOCK);
    block.set(halved.subarray(start, end));
    plane.set(block.subarray(0, end - start), start);
  }
  return plane;
}

/** Some values of a plane as its declaration has them, in memory of their own. */
export function valuesOf(plane: Plane, { type }: PlaneSpec, start: number, end: number): Plane {
  const values = new PLANE_TYPES[type](end - start);
  values.set(plane.subarray(start, end));
  return values;
}

/** The greatest size of a value. */
export function greatestSize(plane: Plane): number {
  const block = new Float64Array(BLOCK);
  let most = 0;
  for (let start = 0; start < plane.length; start += BLOCK) {
    const length = Math.min(BLOCK, plane.length - start);
    block.set(plane.subarray(start, start + length));
    most = greatestOf(block.subarray(0, length), most);
  }
  return most;
}

function greatestOf(values: Float64Array, least: number): number {
  let most = least;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > most) most = size;
  }
  return most;
}

/** Changes a plane, halved or not, together with another: block by block, as both were declared. */
export function inBlocks(
  spec: PlaneSpec,
  plane: Plane,
  other: Plane,
  work: (values: Plane, others: Plane) => void,
): void {
  for (let start = 0; start < plane.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, plane.length);
    const values = valuesOf(plane, spec, start, end);
    work(values, valuesOf(other, spec, start, end));
    plane.set(values, start);
  }
}
