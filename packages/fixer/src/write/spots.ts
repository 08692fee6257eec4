/** Patched pixels as the rectangles of which a defect's smear is made. */
import { boxAround, type Patch } from '@hotpix/core';
import type { Spot } from '@hotpix/jpeg';

/** Pixels of a side up to which neighbouring patches are one spot; larger ones are clusters and lines. */
const LARGEST = 9;

/** Every patched pixel lies in one of them. Pixels of a spot that no patch changes belong to it all the same. */
export function spotsOf(patches: readonly Patch[]): Spot[] {
  const waiting = new Map(patches.map(({ x, y }) => [nameOf(x, y), { x, y }]));
  const spots: Spot[] = [];
  for (const first of waiting.values()) {
    const members = takeTouching(first, waiting);
    const box = boxAround(members);
    if (box.width <= LARGEST && box.height <= LARGEST) spots.push(box);
    else spots.push(...runsOf(members));
  }
  return spots;
}

interface Pixel {
  readonly x: number;
  readonly y: number;
}

const nameOf = (x: number, y: number): string => `${x},${y}`;

/** The pixels that are joined to one by others, also across corners; they no longer wait. */
function takeTouching(first: Pixel, waiting: Map<string, Pixel>): Pixel[] {
  const members: Pixel[] = [first];
  waiting.delete(nameOf(first.x, first.y));
  for (const { x, y } of members) {
    for (let row = y - 1; row <= y + 1; row++) {
      for (let column = x - 1; column <= x + 1; column++) {
        const name = nameOf(column, row);
        const next = waiting.get(name);
        if (!next) continue;
        waiting.delete(name);
        members.push(next);
      }
    }
  }
  return members;
}

/** Runs of pixels along rows. */
function runsOf(pixels: readonly Pixel[]): Spot[] {
  const sorted = [...pixels].sort((a, b) => a.y - b.y || a.x - b.x);
  const runs: { x: number; y: number; width: number; height: 1 }[] = [];
  for (const { x, y } of sorted) {
    const last = runs.at(-1);
    if (last?.y === y && last.x + last.width === x) last.width++;
    else runs.push({ x, y, width: 1, height: 1 });
  }
  return runs;
}
