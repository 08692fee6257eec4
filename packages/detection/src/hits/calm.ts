/** A quick look at every sample for those that hardly vary, which leaves few for a close one. */
import type { FrameShape } from '@hotpix/core';
import { GrowingList, type MomentPlanes } from '@hotpix/statistics';

/** More than what five roundings take from a number. */
const ROUNDING = 2 ** -50;

/** How calm a sample must be. */
export interface Calm {
  /** By which the variance of the next sample of its colour must be larger, at least. */
  readonly ratio: number;
  /** Sum of squared deviations that the next one must have at least, in DN². */
  readonly least: number;
}

/**
 * All samples of a mosaic or a monochrome sensor that are so calm, and hardly any others: sums of squared deviations are taken
 * as Σx² − (Σx)²/n, give or take what rounding does to that.
 * @returns indices `y * width + x`, ascending
 */
export function calmSites(planes: MomentPlanes, shape: FrameShape, frames: number, calm: Calm): Uint32Array {
  const { active, width, mosaic } = shape;
  const step = mosaic?.[0].length ?? 1;
  const found = new GrowingList();
  for (let y = active.y; y < active.y + active.height; y++) {
    const start = y * width + active.x;
    const end = start + active.width;
    lookAlong(found, planes, frames, calm, { from: start, to: end - step, beside: step });
    lookAlong(found, planes, frames, calm, { from: Math.max(start, end - step), to: end, beside: -step });
  }
  return found.values;
}

/** @param beside from a sample to the next one of its colour */
function lookAlong(
  found: GrowingList,
  { sum, squares }: MomentPlanes,
  frames: number,
  { ratio, least }: Calm,
  { from, to, beside }: { from: number; to: number; beside: number },
): void {
  // To multiply takes half the time that to divide takes.
  const share = 1 / frames;
  for (let i = from; i < to; i++) {
    const [own, next] = [sum[i], sum[i + beside]];
    const most = squares[i + beside] * (1 + ROUNDING) - next * next * share;
    if (most < least || ratio * (squares[i] * (1 - ROUNDING) - own * own * share) > most) continue;
    found.push(i);
  }
}
