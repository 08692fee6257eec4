import type { Plane } from '@hotpix/core';
import { REACH } from '../neighbours.ts';
import type { View } from '../view.ts';
import { arenaOf, isShared } from '../wasm/arena.ts';

type Samples = View['samples'];

/**
 * The values in which frames are looked at, where threads see them: where they are, or beside the planes that they will be added to if there
 * is room.
 * @param plane one of those
 * @param width values of a row
 */
export function besidePlane(values: Samples, plane: Plane, width: number): Samples {
  if (isShared(values)) return values;
  const { length, BYTES_PER_ELEMENT: size } = values;
  // Kernels may read above the first row and below the last, whatever they find there.
  const acquired = arenaOf(plane)?.acquire(length * size, size * REACH * (width + 1));
  if (!acquired) return values;
  const { buffer, byteOffset } = acquired;
  const there = size === 1 ? new Uint8Array(buffer, byteOffset, length) : new Uint16Array(buffer, byteOffset, length);
  there.set(values);
  return there;
}

/** Gives back memory of values that nobody will look at any more. */
export function release(values: Samples): void {
  arenaOf(values)?.release(values);
}
