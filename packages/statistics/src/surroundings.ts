/** The level around a pixel of an even image: the median of many same-colour neighbours. */
import type { FrameShape } from '@hotpix/core';
import { letterAt } from './mosaic.ts';
import { RING_DISTANCE, type Offset } from './neighbours.ts';

/** Neighbours to each side in a grid of one colour: 7x7, of which a cluster of 23 is still the smaller half. */
const SIDE = 3;

/**
 * The neighbours that tell the level around a pixel: 7x7 of its colour without itself, at distances in which a smear of a
 * lossy picture does not count; in X-Trans, whose colours lie unevenly, all of its colour in a box of 13x13.
 */
export class Surroundings {
  /** After how many columns and rows the offsets repeat. */
  readonly periodX: number;
  readonly periodY: number;
  /** The farthest neighbour in x or y. */
  readonly reach: number;
  private readonly shape: FrameShape;
  private readonly offsets: readonly (readonly Offset[])[];

  constructor(shape: FrameShape) {
    this.shape = shape;
    const { mosaic, channels, lossy } = shape;
    this.periodX = mosaic?.[0].length ?? 1;
    this.periodY = mosaic?.length ?? 1;
    const isEven = this.periodX <= 2 && this.periodY <= 2;
    const smears = channels === 3 || lossy;
    const stepX = isEven ? Math.max(this.periodX, smears ? RING_DISTANCE : 1) : 1;
    const stepY = isEven ? Math.max(this.periodY, smears ? RING_DISTANCE : 1) : 1;
    this.reach = isEven ? SIDE * Math.max(stepX, stepY) : 2 * SIDE;
    const box = isEven ? grid(stepX, stepY) : square(this.reach, smears ? RING_DISTANCE : 1);
    const phases = Array.from({ length: this.periodX * this.periodY }, (_, i) => i);
    this.offsets = phases.map((i) => box.filter((offset) => isEven || this.isSameColour(i, offset)));
  }

  /** Offsets of the neighbours of a pixel in the inside. */
  at(x: number, y: number): readonly Offset[] {
    return this.offsets[(y % this.periodY) * this.periodX + (x % this.periodX)];
  }

  /** Offsets of those neighbours that are active pixels. */
  near(x: number, y: number): readonly Offset[] {
    const { active } = this.shape;
    const [right, bottom] = [active.x + active.width, active.y + active.height];
    return this.at(x, y).filter(
      ({ dx, dy }) => x + dx >= active.x && y + dy >= active.y && x + dx < right && y + dy < bottom,
    );
  }

  isInside(x: number, y: number): boolean {
    const { active } = this.shape;
    const { reach } = this;
    return (
      x >= active.x + reach &&
      y >= active.y + reach &&
      x < active.x + active.width - reach &&
      y < active.y + active.height - reach
    );
  }

  private isSameColour(phase: number, { dx, dy }: Offset): boolean {
    const mosaic = this.shape.mosaic as readonly string[];
    const [x, y] = [phase % this.periodX, Math.floor(phase / this.periodX)];
    return letterAt(mosaic, x + dx, y + dy) === letterAt(mosaic, x, y);
  }
}

function grid(stepX: number, stepY: number): Offset[] {
  return square(SIDE, 1).map(({ dx, dy }) => ({ dx: dx * stepX, dy: dy * stepY }));
}

/** All offsets in a box that are at least that far. */
function square(reach: number, least: number): Offset[] {
  const axis = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return axis
    .flatMap((dy) => axis.map((dx) => ({ dx, dy })))
    .filter(({ dx, dy }) => Math.sqrt(dx * dx + dy * dy) >= least);
}
