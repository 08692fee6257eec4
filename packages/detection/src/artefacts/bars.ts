/** Bars that are put on pictures along a side, as a letterbox has them. */
import type { FrameShape, Rectangle } from '@hotpix/core';
import { BINS, type EvidencePlanes, isPicture, type Moments, phaseAt, phasesOf, REACH } from '@hotpix/statistics';

/** Variance over the frames, in DN², up to which a pixel shows nothing, and from which on it shows the scene. */
const STILL = 1;
const LIVELY = 4;
/** Share of a line of a bar that is still and of one level, within so many DN; and of one beside it that is lively. */
const MOST = 0.98;
const LEVEL = 3;
const HALF = 0.5;
/** Lines that a bar has at least, and within which it ends: a codec blurs its edge over a block or two. */
const LEAST = 8;
const EDGE = 16;
/** Pixels from one that is looked at to the next along a line. */
const STEP = 4;

/** Whether a pixel of that variance and mean over the frames is as asked for. */
type Holds = (variance: number, mean: number) => boolean;

type Side = 'top' | 'bottom' | 'left' | 'right';
const SIDES: readonly Side[] = ['top', 'bottom', 'left', 'right'];

/**
 * Along each side of the picture the lines of one level that never change, if they end in a straight edge beside which the picture
 * does. A sky that is black or clipped in all frames does not end so, and a bar with icons has other levels.
 */
export function barsOf(moments: Moments): Rectangle[] {
  if (!isPicture(moments.shape)) return [];
  return SIDES.flatMap((side) => barAt(moments, side));
}

/**
 * The planes as if nothing in the bars counted: their steps are 0, which would make chance look calmer than it is.
 * @param planes are left alone
 */
export function withoutBars(planes: EvidencePlanes, shape: FrameShape, bars: readonly Rectangle[]): EvidencePlanes {
  if (bars.length === 0) return planes;
  const [count, histogram] = [planes.count.slice(), planes.histogram.slice()];
  const phases = phasesOf(shape);
  for (const bar of bars) {
    for (let y = bar.y; y < bar.y + bar.height; y++) {
      for (let i = y * shape.width + bar.x; i < y * shape.width + bar.x + bar.width; i++) {
        const still = phaseAt(phases, shape.width, i) * BINS + REACH;
        histogram[still] = Math.max(0, histogram[still] - count[i]);
        count[i] = 0;
      }
    }
  }
  return { ...planes, count, histogram };
}

function barAt(moments: Moments, side: Side): Rectangle[] {
  const { active } = moments.shape;
  const isRow = side === 'top' || side === 'bottom';
  const depth = isRow ? active.height : active.width;
  const shareAt = (line: number, holds: Holds): number => lineShare(moments, side, line, holds);
  const level = levelAt(moments, side);
  const isBar: Holds = (variance, mean) => variance <= STILL && Math.abs(mean - level) <= LEVEL;
  let still = 0;
  while (still < depth / 2 && shareAt(still, isBar) >= MOST) still++;
  if (still < LEAST || still >= depth / 2) return [];
  const end = Array.from({ length: EDGE }, (_, i) => still + i).find(
    (line) => line < depth && shareAt(line, (variance) => variance >= LIVELY) >= HALF,
  );
  return end === undefined ? [] : [rectangleAt(active, side, end)];
}

/** Mean level where a side begins. */
function levelAt(moments: Moments, side: Side): number {
  const { x, y } = rectangleAt(moments.shape.active, side, 1);
  return moments.mean(x, y);
}

/** Share of the pixels of a line, counted from a side, whose variance over the frames is so. */
function lineShare(moments: Moments, side: Side, line: number, holds: Holds): number {
  const { shape, frames } = moments;
  const { x, y, width, height } = rectangleAt(shape.active, side, line + 1);
  const isRow = side === 'top' || side === 'bottom';
  const across = side === 'bottom' ? y : side === 'right' ? x : line + (isRow ? y : x);
  const length = isRow ? width : height;
  let [seen, all] = [0, 0];
  for (let along = 0; along < length; along += STEP) {
    const [column, row] = isRow ? [x + along, across] : [across, y + along];
    all++;
    if (holds(moments.deviations(column, row) / frames, moments.mean(column, row))) seen++;
  }
  return seen / all;
}

function rectangleAt({ x, y, width, height }: Rectangle, side: Side, depth: number): Rectangle {
  if (side === 'top') return { x, y, width, height: depth };
  if (side === 'bottom') return { x, y: y + height - depth, width, height: depth };
  if (side === 'left') return { x, y, width: depth, height };
  return { x: x + width - depth, y, width: depth, height };
}
