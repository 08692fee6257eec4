/** What a defect, or its repair, leaves in the mean of photographs, held against what good places around it show. */
import type { Rectangle } from '@hotpix/core';
import { grow, intersection } from '@hotpix/result';

/** Values of one channel, row by row. */
export interface Plane {
  readonly values: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** In standard deviations of the same figure at good places near, and in values. */
export interface Residue {
  readonly score: number;
  readonly amplitude: number;
}

export interface Residues {
  /** Of the extent. */
  readonly inside: Residue;
  /** Of the ring around it. */
  readonly ring: Residue;
}

/** Pixels around an extent that are looked at, and from there on to where the level is taken. */
const RING = 2;
const LEVEL = 5;
/** Good places are the same shape, moved by multiples of this many pixels, so many times to each side. */
const STEP = 16;
const STEPS = 4;
const LEAST_PLACES = 12;

/** @returns undefined where there are too few good places around. @param bad extents of all defects */
export function residuesAt(plane: Plane, extent: Rectangle, bad: readonly Rectangle[]): Residues | undefined {
  const here = contrastsAt(plane, extent);
  const places = goodPlaces(plane, extent, bad).map((place) => contrastsAt(plane, place));
  if (places.length < LEAST_PLACES) return undefined;
  const of = (area: keyof Contrasts): Residue =>
    standing(
      here[area],
      places.map((place) => place[area]),
    );
  return { inside: of('inside'), ring: of('ring') };
}

interface Contrasts {
  readonly inside: number;
  readonly ring: number;
}

/** The means of an extent and of its ring, less that of what lies around both. */
function contrastsAt(plane: Plane, extent: Rectangle): Contrasts {
  const [inside, withRing, all] = [extent, grown(plane, extent, RING), grown(plane, extent, LEVEL)].map((box) =>
    sumOver(plane, box),
  );
  const level = (all.sum - withRing.sum) / (all.count - withRing.count);
  return {
    inside: inside.sum / inside.count - level,
    ring: (withRing.sum - inside.sum) / (withRing.count - inside.count) - level,
  };
}

function goodPlaces(plane: Plane, extent: Rectangle, bad: readonly Rectangle[]): Rectangle[] {
  const axis = Array.from({ length: 2 * STEPS + 1 }, (_, i) => (i - STEPS) * STEP);
  const moved = axis.flatMap((dy) => axis.map((dx) => ({ ...extent, x: extent.x + dx, y: extent.y + dy })));
  const whole = (box: Rectangle): Rectangle => grow(box, LEVEL, EVERYWHERE);
  const frame = { x: 0, y: 0, width: plane.width, height: plane.height };
  return moved.filter((place) => {
    const box = whole(place);
    const part = intersection(box, frame);
    const isInside = part?.width === box.width && part.height === box.height;
    return isInside && bad.every((other) => !intersection(box, grow(other, LEVEL, EVERYWHERE)));
  });
}

const EVERYWHERE: Rectangle = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

const grown = ({ width, height }: Plane, box: Rectangle, by: number): Rectangle =>
  grow(box, by, { x: 0, y: 0, width, height });

function sumOver({ values, width }: Plane, box: Rectangle): { sum: number; count: number } {
  let sum = 0;
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) sum += values[y * width + x];
  }
  return { sum, count: box.width * box.height };
}

/** 8-bit pictures have no smaller deviation that means something, in values. */
const LEAST_DEVIATION = 0.1;

function standing(value: number, others: readonly number[]): Residue {
  const mean = others.reduce((sum, other) => sum + other, 0) / others.length;
  const squares = others.reduce((sum, other) => sum + (other - mean) ** 2, 0);
  const deviation = Math.max(Math.sqrt(squares / (others.length - 1)), LEAST_DEVIATION);
  return { score: (value - mean) / deviation, amplitude: value - mean };
}
