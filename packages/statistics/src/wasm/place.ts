/** Where kernels work: a memory, and what of the planes lies in it. */
import type { Plane } from '@hotpix/core';
import type { PlaneType } from './allocate.ts';
import type { Kernels } from './kernels.ts';

export interface Place {
  readonly kernels: Kernels;
  readonly buffer: ArrayBufferLike;
  /** Whether a plane lies in this memory. */
  has(plane: Plane): boolean;
}

/** Elements of a plane where kernels can work on them. */
export interface Piece {
  readonly at: number;
  /** Copies what the kernels did back to the plane. */
  copyBack(): void;
}

const isThere = (): void => {};

/**
 * The elements from start to end of a plane: where they lie if that is here, or else a copy.
 * @param at where a copy has room
 */
export function pieceOf(place: Place, plane: Plane, start: number, end: number, at: number): Piece {
  if (place.has(plane)) {
    return { at: plane.byteOffset + start * plane.BYTES_PER_ELEMENT, copyBack: isThere };
  }
  const there = plane.subarray(start, end);
  const here = new (plane.constructor as PlaneType<Plane>)(place.buffer, at, end - start);
  here.set(there);
  return { at, copyBack: () => there.set(here) };
}
