/** Whether two photographs show the same scene, by their fingerprints. */
import type { FrameShape } from '@hotpix/core';
import { AXES, layoutOf, STRIPS, type Axis, type Details, type Fingerprint } from './fingerprint.ts';

type Shape = Pick<FrameShape, 'active' | 'mosaic'>;

/** Pixels by which the camera may have moved between two photographs of one scene: the width of a speck that looks like a defect. */
const NEARBY = 4;
/** From this agreement on two photographs show the same scene; scenes that differ agree by 0 on average. */
export const SAME = 0.5;
/** Bins beyond these that are compared as well: where details agree better there, the camera has moved farther. */
const BEYOND = 2;
/** Details that both must show along each axis, as a share of all bins: fewer are an overlay, or dust. */
const LEAST = 0.05;

/** What is compared along an axis. */
export interface Comparison {
  /** Farthest shift, in bins, at which the scene is the same. */
  readonly nearby: number;
  /** Farthest shift that is compared. */
  readonly farthest: number;
  /** Details that both must show. */
  readonly least: number;
}

export function comparisonAlong(shape: Shape, axis: Axis): Comparison {
  const { bin, bins } = layoutOf(shape, axis);
  const nearby = Math.round(NEARBY / bin);
  return { nearby, farthest: nearby + BEYOND, least: LEAST * STRIPS * bins };
}

/** Whether two photographs of one shape show the same scene, which may lie a few pixels apart in them. */
export function isSameScene(shape: Shape, a: Fingerprint, b: Fingerprint): boolean {
  return AXES.every((axis) => isAlong(comparisonAlong(shape, axis), a[axis], b[axis]));
}

/** Whether details agree, and nowhere better than where they are at most a few pixels apart. */
function isAlong({ nearby, farthest, least }: Comparison, a: Details, b: Details): boolean {
  const best = bestAgreement(a, b, { from: 0, to: nearby }, least);
  return best >= SAME && bestAgreement(a, b, { from: nearby + 1, to: farthest }, least) <= best;
}

/** The best of all shifts, either way. */
function bestAgreement(a: Details, b: Details, { from, to }: { from: number; to: number }, least: number): number {
  let best = -1;
  for (let shift = from; shift <= to; shift++) {
    best = Math.max(best, agreement(a, b, shift, least));
    if (shift > 0) best = Math.max(best, agreement(b, a, shift, least));
  }
  return best;
}

/** How much more often details agree than they disagree, as a share of all; 0 where they are too few. @param shift of the first */
function agreement(a: Details, b: Details, shift: number, least: number): number {
  let [same, opposite] = [0, 0];
  for (let i = 0; i < a.bright.length; i++) {
    const [bright, dark] = [wordAt(a.bright, i, shift), wordAt(a.dark, i, shift)];
    // No detail is both.
    same += popCount((bright & b.bright[i]) | (dark & b.dark[i]));
    opposite += popCount((bright & b.dark[i]) | (dark & b.bright[i]));
  }
  return same + opposite < least ? 0 : (same - opposite) / (same + opposite);
}

/** The bits from there on; the few that come over from the next strip do not matter. */
function wordAt(bits: Uint32Array, i: number, shift: number): number {
  return shift === 0 ? bits[i] : (bits[i] >>> shift) | ((bits[i + 1] ?? 0) << (32 - shift));
}

/** How many bits are set. */
export function bitsOf(words: Uint32Array): number {
  let bits = 0;
  for (let i = 0; i < words.length; i++) bits += popCount(words[i]);
  return bits;
}

function popCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
