/** Columns and rows: lines of pixels with the same fault. */
import type { Defect, FrameShape, Rectangle } from '@hotpix/core';
import { contains, enclosing, overlaps } from '@hotpix/result';
import { isLinear } from '@hotpix/statistics';
import type { Hit } from '../hits/hit.ts';

/** More than five defective pixels in one column are a column by the grades of Kodak and ON Semiconductor. */
export const LEAST_PIXELS = 6;
/** In a picture a single strong defect is smeared over as many pixels as an MCU is long. */
const LEAST_PIXELS_OF_PICTURE = 17;
/** Good pixels between two of a line; noise hides some of a weak one. */
export const LARGEST_GAP = 8;
/** Share of a line's pixels that must be defective. */
export const LEAST_SHARE = 0.5;

/** Pixels beside a line in which those that have it among their neighbours differ the other way, and by how much at most. */
const ECHO = { reach: 4, reachOfPicture: 8, amplitude: 1 / 2 };

/** A line before it is a defect: a hit that stands for all of its pixels. */
export type Line = Hit & Pick<Defect, 'extent'>;
export type Direction = 'column' | 'row';

/** Place of a pixel along a direction, and across it. */
export const axes = { column: { along: 'y', across: 'x' }, row: { along: 'x', across: 'y' } } as const;

/** The lines that hits make up. */
export function findLines(hits: readonly Hit[], shape: FrameShape): Line[] {
  return (['column', 'row'] as const).flatMap((direction) => {
    const files = new Map<number, Hit[]>();
    for (const hit of hits) {
      const across = hit[axes[direction].across];
      files.set(across, [...(files.get(across) ?? []), hit]);
    }
    const least = isLinear(shape) ? LEAST_PIXELS : LEAST_PIXELS_OF_PICTURE;
    return [...files].flatMap(([across, members]) =>
      runsOf(members, direction, least)
        .filter((run) => standsAlone(run, [files.get(across - 1), files.get(across + 1)], direction))
        .map((run) => lineOf(run, direction)),
    );
  });
}

/** Hits in one column or row that follow each other, with few good pixels between them. */
function runsOf(members: readonly Hit[], direction: Direction, least: number): Hit[][] {
  const { along } = axes[direction];
  const runs: Hit[][] = [];
  for (const sign of [1, -1]) {
    const alike = members.filter(({ score }) => sign * score > 0).sort((a, b) => a[along] - b[along]);
    for (const [i, hit] of alike.entries()) {
      if (i > 0 && hit[along] - alike[i - 1][along] <= LARGEST_GAP + 1) runs.at(-1)?.push(hit);
      else runs.push([hit]);
    }
  }
  return runs.filter((run) => run.length >= least && run.length >= LEAST_SHARE * lengthOf(run, along));
}

function lengthOf(run: readonly Hit[], along: 'x' | 'y'): number {
  return (run.at(-1) as Hit)[along] - run[0][along] + 1;
}

/** A spot of dust or an edge of a scene is as defective in the next column. */
function standsAlone(run: readonly Hit[], beside: (readonly Hit[] | undefined)[], direction: Direction): boolean {
  const { along } = axes[direction];
  const [from, to] = [run[0][along], (run.at(-1) as Hit)[along]];
  return beside.every(
    (hits = []) => hits.filter((hit) => hit[along] >= from && hit[along] <= to).length < run.length / 2,
  );
}

/** The line that hits of it make up. @param run in the order along the direction */
export function lineOf(run: readonly Hit[], direction: Direction): Line {
  const [{ x, y }] = run;
  const length = lengthOf(run, axes[direction].along);
  const mean = (value: (hit: Hit) => number): number => run.reduce((sum, hit) => sum + value(hit), 0) / run.length;
  return {
    x,
    y,
    kind: direction,
    amplitude: mean(({ amplitude }) => amplitude),
    rate: mean(({ rate }) => rate),
    frames: Math.max(...run.map(({ frames }) => frames)),
    score: mean(({ score }) => score) * Math.sqrt(run.length),
    confidence: Math.max(...run.map(({ confidence }) => confidence)),
    extent: direction === 'column' ? { x, y, width: 1, height: length } : { x, y, width: length, height: 1 },
  };
}

/** Lines that lie on each other, or but a gap apart, as one; without the echoes of a stronger one, whose neighbours see it. */
export function joinLines(lines: readonly Line[], shape: FrameShape): Line[] {
  const reach = isLinear(shape) ? ECHO.reach : ECHO.reachOfPicture;
  let joined: Line[] = [];
  for (const line of [...lines].sort((a, b) => Math.abs(b.amplitude) - Math.abs(a.amplitude))) {
    const beside = joined.filter(({ kind }) => kind === line.kind);
    const isPart = beside.some(({ extent }) => touches(extent, line, 0));
    if (isPart) joined = join(joined, line);
    else if (!beside.some((other) => touches(other.extent, line, reach) && isEcho(other, line))) joined.push(line);
  }
  return joined;
}

/** The lines with one more taken into the strongest that it lies on, and with all those that it so connects. */
function join(lines: readonly Line[], line: Line): Line[] {
  const i = lines.findIndex((other) => other.kind === line.kind && touches(other.extent, line, 0));
  if (i < 0) return [...lines, line];
  const extent = enclosing(lines[i].extent, line.extent);
  return join(lines.toSpliced(i, 1), { ...lines[i], x: extent.x, y: extent.y, extent });
}

function isEcho({ amplitude }: Line, line: Line): boolean {
  return Math.abs(line.amplitude) < ECHO.amplitude * Math.abs(amplitude);
}

/** Whether a line is at most that far beside a rectangle, and at most a gap before or behind it. */
function touches(box: Rectangle, { kind, extent }: Line, reach: number): boolean {
  const [dx, dy] = kind === 'column' ? [reach, LARGEST_GAP + 1] : [LARGEST_GAP + 1, reach];
  return overlaps(widened(box, dx, dy), extent);
}

/**
 * The lines that were found by the sum of their pixels, of pictures those alone on which single pixels stand out as well: codecs
 * and the edges of buildings draw weak lines of their own.
 */
export function trustedLines(lines: readonly Line[], hits: readonly Hit[], shape: FrameShape): Line[] {
  if (isLinear(shape) && !shape.lossy) return [...lines];
  return lines.filter((line) => haveEnough(line, hits));
}

function haveEnough(line: Line, hits: readonly Hit[]): boolean {
  let on = 0;
  for (const hit of hits) {
    if (isOn(line, hit)) on++;
    if (on === LEAST_PIXELS) return true;
  }
  return false;
}

function isOn({ extent, score }: Line, hit: Hit): boolean {
  return hit.score > 0 === score > 0 && contains(extent, hit.x, hit.y);
}

/** The hits that lie on none of the lines, nor, in a picture, where those smeared. */
export function withoutLines(hits: readonly Hit[], lines: readonly Line[], shape: FrameShape): Hit[] {
  const smear = isLinear(shape) ? 0 : 3;
  const smeared = lines.map(({ extent }) => widened(extent, smear, smear));
  return hits.filter(({ x, y }) => !smeared.some((extent) => contains(extent, x, y)));
}

function widened({ x, y, width, height }: Rectangle, dx: number, dy: number): Rectangle {
  return { x: x - dx, y: y - dy, width: width + 2 * dx, height: height + 2 * dy };
}
