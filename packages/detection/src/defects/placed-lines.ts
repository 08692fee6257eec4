/** Columns and rows in a list that names their pixels alone. */
import type { Defect } from '@hotpix/core';
import { axes, LARGEST_GAP, LEAST_PIXELS, LEAST_SHARE, type Direction } from './lines.ts';

/** Bad lines side by side are lines where they are this many times as long as they are many together; else they are a spot. */
const SLENDER = 8;

/** In stored coordinates. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Pixels of one column or row, from its start. */
interface Run {
  readonly across: number;
  readonly along: readonly number[];
}

/** A line that pixels of a list make up. */
export interface PlacedLine extends Pick<Defect, 'x' | 'y' | 'extent'> {
  readonly kind: Direction;
}

/**
 * The lines that pixels without a figure make up, by the rule for those that a scan finds: six pixels and more, of which half are
 * listed, with at most eight good ones between two.
 */
export function findPlacedLines(places: readonly Place[]): PlacedLine[] {
  return (['column', 'row'] as const).flatMap((direction) => {
    const files = filesOf(places, direction);
    return [...files]
      .flatMap(([across, along]) => runsOf(along, LARGEST_GAP).map((run) => ({ across, along: run })))
      .filter((run) => isSlender(run, files))
      .map((run) => lineOf(run, direction));
  });
}

/** The places along each column or row, in order. */
function filesOf(places: readonly Place[], direction: Direction): Map<number, number[]> {
  const { along, across } = axes[direction];
  const files = new Map<number, number[]>();
  for (const place of places) {
    const file = files.get(place[across]);
    if (file) file.push(place[along]);
    else files.set(place[across], [place[along]]);
  }
  for (const file of files.values()) file.sort((a, b) => a - b);
  return files;
}

/** Those without a gap beyond one; where too few of a stretch are listed, its parts with smaller gaps. */
function runsOf(along: readonly number[], gap: number): number[][] {
  const runs: number[][] = [];
  for (const [i, at] of along.entries()) {
    if (i > 0 && at - along[i - 1] <= gap + 1) runs.at(-1)?.push(at);
    else runs.push([at]);
  }
  return runs
    .filter((run) => run.length >= LEAST_PIXELS)
    .flatMap((run) => (run.length >= LEAST_SHARE * lengthOf(run) ? [run] : runsOf(run, gap - 1)));
}

function isSlender(run: Run, files: ReadonlyMap<number, readonly number[]>): boolean {
  const most = lengthOf(run.along) / SLENDER;
  let width = 1;
  for (const step of [-1, 1]) {
    for (let across = run.across + step; isBeside(run.along, files.get(across)); across += step) {
      width++;
      if (width > most) return false;
    }
  }
  return true;
}

/** Whether a column or row has half as many pixels and more in the stretch of a run beside it. */
function isBeside(run: readonly number[], other: readonly number[] = []): boolean {
  const last = run[run.length - 1];
  return rankOf(other, last + 1) - rankOf(other, run[0]) >= run.length / 2;
}

/** How many are below a place. */
function rankOf(along: readonly number[], place: number): number {
  let [from, to] = [0, along.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (along[middle] < place) from = middle + 1;
    else to = middle;
  }
  return from;
}

const lengthOf = (along: readonly number[]): number => along[along.length - 1] - along[0] + 1;

function lineOf({ across, along }: Run, kind: Direction): PlacedLine {
  const length = lengthOf(along);
  const [x, y] = kind === 'column' ? [across, along[0]] : [along[0], across];
  const [width, height] = kind === 'column' ? [1, length] : [length, 1];
  return { kind, x, y, extent: { x, y, width, height } };
}
