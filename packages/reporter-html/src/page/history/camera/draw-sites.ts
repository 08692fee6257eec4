/** The defects of a camera on its map, as they stand at a scan. */
import type { TransitionKind } from '@hotpix/history/pure';
import { isLine } from '@hotpix/result';
import { drawCells, type Cells } from '../../map/draw-cells.ts';
import { MOST_SIGNS, sizeOfSigns } from '../../map/draw-defects.ts';
import { drawLine, drawSign, isInView, outlineOf } from '../../map/draw-signs.ts';
import { partition } from '../../map/line-box.ts';
import type { Palette } from '../../map/palette.ts';
import type { Point, View } from '../../map/view.ts';
import { centreOf } from '../../model/place.ts';
import type { SiteChange } from '../model/changes.ts';
import { asOf, isPresent, standingOf, type StorySite } from '../model/story.ts';
import { OUTLINES } from './change-sign.ts';

export interface DrawnSites {
  readonly visible: number;
  readonly cells?: Cells;
}

/** By which signs are smaller on a narrow map. */
const SMALL = 0.75;

/** Filled signs are seen, hollow ones are there and were not seen; what changed has a mark around it. */
export function drawSites(
  context: CanvasRenderingContext2D,
  view: View,
  { sites, changes, scan }: { sites: readonly StorySite[]; changes: readonly SiteChange[]; scan: number },
  palette: Palette,
): DrawnSites {
  const present = sites.filter((site) => isPresent(site, scan) && isInView(view, site)).map((site) => asOf(site, scan));
  const changed = changes.filter(({ site }) => isInView(view, site));
  const { lines, spots } = partition(present);
  const isCrowd = spots.length > MOST_SIGNS;
  const cells = isCrowd ? drawCells(context, view, spots, palette) : undefined;
  const size = sizeOfSigns(spots.length) * (view.isNarrow ? SMALL : 1);
  for (const line of lines) drawLine(context, view, line, palette);
  // In a crowd the signs of what changed alone are drawn.
  const others = isCrowd ? changed : changed.filter(({ kind }) => kind === 'gone');
  for (const site of [...(isCrowd ? [] : spots), ...others.map((one) => asOf(one.site, scan))]) {
    drawSite(context, view, { site, scan, size }, palette);
  }
  for (const { site, kind } of changed) drawMark(context, view.toScreen(centreOf(site)), { kind, size }, palette);
  return { visible: present.length, ...(cells && { cells }) };
}

function drawSite(
  context: CanvasRenderingContext2D,
  view: View,
  { site, scan, size }: { site: StorySite; scan: number; size: number },
  palette: Palette,
): void {
  const standing = standingOf(site, scan);
  if (isLine(site)) return;
  const at = view.toScreen(centreOf(site));
  if (typeof standing !== 'string' && standing.what === 'seen') drawSign(context, at, site.kind, size, palette);
  else drawHollow(context, at, site, size, standing === 'gone' ? palette.muted : palette[site.kind], palette.surface);
}

function drawHollow(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  { kind }: StorySite,
  size: number,
  colour: string,
  ground: string,
): void {
  context.save();
  context.translate(x, y);
  context.scale(size, size);
  context.fillStyle = ground;
  context.fill(outlineOf(kind));
  context.strokeStyle = colour;
  context.lineWidth = 1.3 / size;
  context.stroke(outlineOf(kind));
  context.restore();
}

const MARKS = new Map<TransitionKind, Path2D>();

/** Which colour a change has. */
const TONES = {
  new: 'bad',
  back: 'bad',
  worse: 'doubt',
  better: 'good',
  gone: 'good',
  revealed: 'muted',
} as const;

function drawMark(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  { kind, size }: { kind: TransitionKind; size: number },
  palette: Palette,
): void {
  let mark = MARKS.get(kind);
  if (!mark) MARKS.set(kind, (mark = new Path2D(OUTLINES[kind])));
  context.save();
  context.translate(x, y);
  context.scale(size, size);
  context.lineCap = context.lineJoin = 'round';
  context.strokeStyle = palette.surface;
  context.lineWidth = 3.6;
  context.stroke(mark);
  context.strokeStyle = palette[TONES[kind]];
  context.lineWidth = 1.8;
  context.stroke(mark);
  context.restore();
}
