/** Which pixels a pixel is compared with. */
import type { FrameShape } from '@hotpix/core';
import { letterAt } from './mosaic.ts';

/** Neighbours a pixel is compared with. */
const NEIGHBOURS = 8;

/** Distance of the ring outside a smear. */
export const RING_DISTANCE = 2;

/** Farthest distance in x or y at which a neighbour is looked for. */
export const REACH = 6;

export interface Offset {
  readonly dx: number;
  readonly dy: number;
}

/** What of a frame tells which pixels are neighbours. */
export type NeighbourhoodShape = Pick<FrameShape, 'mosaic' | 'active' | 'channels' | 'lossy'>;

/**
 * The eight nearest same-colour neighbours of the pixels of a frame.
 *
 * A mosaic or an untouched monochrome frame compares a pixel with the nearest of its colour. In RGB, and in anything a
 * lossy codec went over, the pixels next to a defect carry part of it, so the ring at distance 2 is taken.
 */
export class Neighbourhood {
  /** After how many columns and rows the offsets repeat. */
  readonly periodX: number;
  readonly periodY: number;
  /** The farthest neighbour in x or y of a pixel in the inside. */
  readonly reach: number;
  private readonly shape: NeighbourhoodShape;
  private readonly offsets: readonly (readonly Offset[])[];

  /** @param shape of which nothing else is kept, so that a frame can be given and let go */
  constructor({ mosaic, channels, lossy, active }: NeighbourhoodShape) {
    this.shape = { mosaic, channels, lossy, active };
    this.periodX = mosaic?.[0].length ?? 1;
    this.periodY = mosaic?.length ?? 1;
    const phases = Array.from({ length: this.periodX * this.periodY }, (_, i) => [
      i % this.periodX,
      Math.floor(i / this.periodX),
    ]);
    this.offsets = phases.map(([x, y]) => this.candidates(x, y).slice(0, NEIGHBOURS));
    this.reach = Math.max(...this.offsets.flat().flatMap(({ dx, dy }) => [Math.abs(dx), Math.abs(dy)]));
  }

  /** Offsets of the neighbours of a pixel in the inside, where all of them are active pixels. */
  at(x: number, y: number): readonly Offset[] {
    return this.offsets[(y % this.periodY) * this.periodX + (x % this.periodX)];
  }

  /** Whether all neighbours of a pixel are active pixels. */
  isInside(x: number, y: number): boolean {
    return this.at(x, y).every(({ dx, dy }) => this.isActive(x + dx, y + dy));
  }

  /** Offsets of the nearest active neighbours of any active pixel; fewer than eight where a ring would be cut by the border. */
  near(x: number, y: number): readonly Offset[] {
    if (this.isInside(x, y)) return this.at(x, y);
    return this.candidates(x, y)
      .filter(({ dx, dy }) => this.isActive(x + dx, y + dy))
      .slice(0, NEIGHBOURS);
  }

  isActive(x: number, y: number): boolean {
    const { active } = this.shape;
    return x >= active.x && y >= active.y && x < active.x + active.width && y < active.y + active.height;
  }

  /** Same-colour pixels around a phase of the mosaic, nearest first; equal distances in the order of rows. */
  private candidates(x: number, y: number): Offset[] {
    const { mosaic, channels, lossy } = this.shape;
    const colour = mosaic && letterAt(mosaic, x, y);
    if (mosaic === undefined && (channels === 3 || lossy)) return RING;
    const least = lossy ? RING_DISTANCE : 1;
    return SQUARE.filter(
      ({ dx, dy }) =>
        Math.sqrt(dx * dx + dy * dy) >= least && (mosaic === undefined || letterAt(mosaic, x + dx, y + dy) === colour),
    );
  }
}

const AXIS = [-RING_DISTANCE, 0, RING_DISTANCE];

const RING: Offset[] = AXIS.flatMap((dy) => AXIS.map((dx) => ({ dx, dy }))).filter(
  ({ dx, dy }) => dx !== 0 || dy !== 0,
);

const SQUARE: Offset[] = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, i) => ({
  dx: (i % (2 * REACH + 1)) - REACH,
  dy: Math.floor(i / (2 * REACH + 1)) - REACH,
}))
  .filter(({ dx, dy }) => dx !== 0 || dy !== 0)
  .sort((a, b) => a.dx ** 2 + a.dy ** 2 - (b.dx ** 2 + b.dy ** 2));

/** From a site to its neighbours, by the phase of the mosaic. */
export function offsetsOf(ring: Neighbourhood, width: number): Int32Array[] {
  const phases = Array.from({ length: ring.periodX * ring.periodY }, (_, phase) => phase);
  return phases.map((phase) => {
    const near = ring.at(phase % ring.periodX, Math.floor(phase / ring.periodX));
    return Int32Array.from(near, ({ dx, dy }) => dy * width + dx);
  });
}
