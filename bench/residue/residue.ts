/**
 * What a defect, or its repair, leaves in photographs, held against what good places around it show. Each photograph counts by what its
 * own good places show, so that an edge in one of them does not speak for all.
 */
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
  /** Of the extent, less what a dark or bright detail that its ring shows, too, makes there. */
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

/**
 * @param planes of the photographs, of one size
 * @param bad extents of all defects
 * @returns undefined where there are too few good places around
 */
export function residuesAt(
  planes: readonly Plane[],
  extent: Rectangle,
  bad: readonly Rectangle[],
): Residues | undefined {
  const places = goodPlaces(planes[0], extent, bad);
  if (places.length < LEAST_PLACES) return undefined;
  const contrasts = planes.map((plane) => [extent, ...places].map((place) => contrastsAt(plane, place)));
  const figures = (area: keyof Contrasts): number[][] => contrasts.map((all) => all.map((place) => place[area]));
  const ring = together(figures('ring'));
  return {
    inside: standing(withoutShared(together(figures('inside')), ring), figures('inside')),
    ring: standing(ring, figures('ring')),
  };
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

/** Means over the photographs of the contrasts of the extent and of the good places, in deviations of the latter. */
function together(photographs: readonly (readonly number[])[]): number[] {
  const standings = photographs.map((all) => {
    const { mean, deviation } = spreadOf(all.slice(1), LEAST_DEVIATION);
    return all.map((value) => (value - mean) / deviation);
  });
  return standings[0].map((_, place) => meanOf(standings.map((all) => all[place])));
}

/** Values less what others tell of them: the line of least squares through the good places, which come behind the extent. */
function withoutShared(values: readonly number[], others: readonly number[]): number[] {
  const [y, x] = [values.slice(1), others.slice(1)];
  const middle = meanOf(x);
  const slope =
    x.reduce((sum, value, i) => sum + (value - middle) * y[i], 0) /
    x.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return values.map((value, i) => value - slope * (others[i] - middle));
}

function standing([here, ...good]: readonly number[], photographs: readonly (readonly number[])[]): Residue {
  const { mean, deviation } = spreadOf(good, 0);
  const differences = photographs.map(([value, ...others]) => value - meanOf(others));
  return { score: (here - mean) / deviation, amplitude: meanOf(differences) };
}

function spreadOf(values: readonly number[], least: number): { mean: number; deviation: number } {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, deviation: Math.max(Math.sqrt(variance), least) };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
