/** The memory of new planes, taken from the system by who adds to them first. */
import type { Plane, Rows } from '@hotpix/core';

/** Bytes of the smallest pages that systems have. */
const PAGE = 4096;

/** Planes that were added to before. */
const known = new WeakSet<Plane>();

/** Whether it is the first time that somebody asks for a plane. */
export function isNew(plane: Plane): boolean {
  const isFirst = !known.has(plane);
  known.add(plane);
  return isFirst;
}

/**
 * Writes to the pages of some rows without a change: what is read before it is written is fetched from the system twice, page by page, which
 * costs more than adding a frame.
 * @param height rows of the planes
 */
export function takePages(planes: readonly Plane[], { from, to }: Rows, height: number): void {
  for (const { buffer, byteOffset, byteLength } of from < to ? planes : []) {
    const row = byteLength / height;
    const bytes = new Uint8Array(buffer, byteOffset + from * row, (to - from) * row);
    // Others may have added to the first page and the last one, which must stay; `Atomics.add` would read first.
    for (let i = 0; i < bytes.length; i += PAGE) Atomics.compareExchange(bytes, i, 0, 0);
  }
}
