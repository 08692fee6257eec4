/**
 * Defects along the border of a picture. No pixel there has evidence, but what such a defect leaves in the pixels and blocks beside the
 * border has. The mean of all photographs shows whose it is.
 */
import type { Defect, Rectangle } from '@hotpix/core';
import { contains, enclosing, grow, isLine } from '@hotpix/result';
import { medianOf, type Moments, SIGMA_PER_MAD } from '@hotpix/statistics';

/** Pixels along the border that have no evidence: demosaicing has to guess there, and rings are cut. */
const BORDER = 3;
/** Pixels from a defect over which luma carries it. */
const BESIDE = 3;
/** Side of the largest common block of chroma, and pixels beside one from which places are compared with places in it. */
const MCU = 16;
const COMPARED = 4;
/** Pixels along the border that a pixel is compared with, and those that tell how much such differences differ. */
const NEAR = [2, 3, 4, 5, 6];
const FAR = { from: 8, to: 40 };
/** A pixel of the border must differ by so many of their standard deviations, and so many times as much as what was found. */
const SURE = 6;
const MORE = 2;
/** The least standard deviation of a mean of whole numbers, in DN. */
const LEAST_DEVIATION = 0.1;
/** Pixels over which a defect is repaired at least, and where chroma is coarse. */
const EXTENT = { luma: 2, chroma: 4 };

/** Pixels that differ from those along the border, by the channel in which they do most. */
interface Pixel {
  readonly x: number;
  readonly y: number;
  readonly difference: number;
}

/**
 * Moves defects to the pixels of the border that make them. Several of one pixel are one.
 * @param shownBy what a defect differs by where it was found, in DN
 */
export function atBorder(defects: readonly Defect[], moments: Moments, shownBy: (defect: Defect) => number): Defect[] {
  const placed: Defect[] = [];
  const moved: Defect[] = [];
  for (const defect of defects) {
    const cause = isLine(defect) ? undefined : causeOf(defect, moments, Math.abs(shownBy(defect)));
    if (!cause) placed.push(defect);
    else if (!moved.some((other) => areNear(other, cause))) moved.push(asCaused(defect, cause, moments.shape.active));
  }
  return [...placed, ...moved];
}

const areNear = (a: Pick<Pixel, 'x' | 'y'>, b: Pick<Pixel, 'x' | 'y'>): boolean =>
  Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) <= BESIDE;

function asCaused(defect: Defect, { x, y, difference }: Pixel, active: Rectangle): Defect {
  const { placeConfidence, ...rest } = defect;
  const own = grow({ x, y, width: 1, height: 1 }, placeConfidence === undefined ? EXTENT.luma : EXTENT.chroma, active);
  const extent = placeConfidence === undefined ? enclosing(defect.extent, own) : own;
  return { ...rest, x, y, extent, amplitude: difference, score: Math.sign(difference) * Math.abs(defect.score) };
}

/** The pixel of the border that differs most of those whose smear or block reaches a defect. */
function causeOf({ x, y, placeConfidence }: Defect, moments: Moments, shown: number): Pixel | undefined {
  const { active } = moments.shape;
  const pixel = { x, y, width: 1, height: 1 };
  const box = placeConfidence === undefined ? grow(pixel, BESIDE, active) : blockAt(x, y, active);
  const beside = pixelsOfBorder(box, active);
  if (beside.length === 0) return undefined;
  let least = Math.max(MORE * shown, Math.abs(differenceAt(moments, x, y)));
  let most: Pixel | undefined;
  for (const at of beside) {
    const difference = differenceAt(moments, at.x, at.y, least);
    if (Math.abs(difference) <= least) continue;
    most = { ...at, difference };
    least = Math.abs(difference);
  }
  return most;
}

function blockAt(x: number, y: number, active: Rectangle): Rectangle {
  const [left, top] = [x, y].map((at) => Math.floor(at / MCU) * MCU);
  return grow({ x: left, y: top, width: MCU, height: MCU }, COMPARED, active);
}

/** Pixels to the next border above or below, and to the left or right. */
const down = (y: number, active: Rectangle): number => Math.min(y - active.y, active.y + active.height - 1 - y);
const across = (x: number, active: Rectangle): number => Math.min(x - active.x, active.x + active.width - 1 - x);

function pixelsOfBorder({ x, y, width, height }: Rectangle, active: Rectangle): Pick<Pixel, 'x' | 'y'>[] {
  const rows = Array.from({ length: height }, (_, i) => y + i);
  const columns = Array.from({ length: width }, (_, i) => x + i);
  return rows.flatMap((row) =>
    columns
      .filter((column) => Math.min(across(column, active), down(row, active)) < BORDER)
      .map((column) => ({ x: column, y: row })),
  );
}

/** What the channel that differs most differs by from the pixels along the border, in DN; 0 of no more than wanted, or than others do. */
function differenceAt(moments: Moments, x: number, y: number, wanted = 0): number {
  const { active } = moments.shape;
  const [dx, dy] = down(y, active) < across(x, active) ? [1, 0] : [0, 1];
  const isInside = (step: number): boolean => contains(active, x + step * dx, y + step * dy);
  const around = [...NEAR, ...NEAR.map((step) => -step)];
  const differences = [0, 1, 2].map((channel) => {
    const mean = (step: number): number => moments.mean(x + step * dx, y + step * dy, channel);
    const at = (step: number): number =>
      mean(step) - medianOf(Float64Array.from(around.map((by) => step + by).filter(isInside), mean));
    const difference = at(0);
    if (Math.abs(difference) <= wanted) return 0;
    const others: number[] = [];
    for (let step = FAR.from; step <= FAR.to; step++) others.push(...[step, -step].filter(isInside).map(at));
    const deviation = SIGMA_PER_MAD * medianOf(Float64Array.from(others, Math.abs));
    return Math.abs(difference) > SURE * Math.max(LEAST_DEVIATION, deviation) ? difference : 0;
  });
  return differences.reduce((most, next) => (Math.abs(next) > Math.abs(most) ? next : most));
}
