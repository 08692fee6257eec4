/**
 * What was left out, on the map: outlines large enough to be seen however far the sensor is away, round ones of dust and
 * dashed boxes of overlays.
 */
import type { Artefact } from '../model/artefacts.ts';
import { distanceTo, type Box } from './line-box.ts';
import type { Palette } from './palette.ts';
import type { Point, View } from './view.ts';

/** How wide and high an outline is at least, in CSS pixels: a sign of a defect fits into it. */
const SMALL = 14;

/** Outlines those that are in the window. */
export function drawArtefacts(
  context: CanvasRenderingContext2D,
  view: View,
  artefacts: readonly Artefact[],
  palette: Palette,
): void {
  context.save();
  context.strokeStyle = palette.artefact;
  context.lineWidth = 1.5;
  context.setLineDash([4, 3]);
  for (const artefact of artefacts) {
    const { x, y, width, height } = outlineOf(view, artefact);
    if (!view.overlaps({ x, y, width, height })) continue;
    context.beginPath();
    if (artefact.kind === 'dust')
      context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
    else context.rect(x, y, width, height);
    context.stroke();
  }
  context.restore();
}

/** The one whose outline holds a screen position; of several the smallest, which lies within the others. */
export function artefactAt(artefacts: readonly Artefact[], view: View, at: Point): Artefact | undefined {
  return artefacts
    .filter((artefact) => distanceTo(outlineOf(view, artefact), at) === 0)
    .sort((a, b) => a.width * a.height - b.width * b.height)
    .at(0);
}

/** About the middle of its pixels. */
function outlineOf(view: View, artefact: Artefact): Box {
  const { x, y } = view.toScreen({ x: artefact.x + artefact.width / 2, y: artefact.y + artefact.height / 2 });
  const width = Math.max(SMALL, artefact.width * view.scale);
  const height = Math.max(SMALL, artefact.height * view.scale);
  return { x: x - width / 2, y: y - height / 2, width, height };
}
