/** Where planes come from. */
import type { Plane } from '@hotpix/core';

export interface PlaneType<T extends Plane> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): T;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): T;
}

/** A plane of so many zeros. */
export type Allocate = <T extends Plane>(Type: PlaneType<T>, length: number) => T;
