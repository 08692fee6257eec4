import type { Crop, Rectangle } from '@hotpix/result';
import { isLine } from '@hotpix/result';
import type { RankedDefect } from '../model/ranked-defect.ts';

/** CSS pixels between the marked pixels and the line around them, and the length of a tick. */
const AWAY = 2;
const TICK = 7;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A crop as it is, and as it would be repaired. */
export interface Images {
  readonly before: ImageData;
  readonly after?: ImageData;
}

interface Shown {
  readonly crop: Crop;
  readonly defect: RankedDefect;
  readonly cursor: { x: number; y: number } | undefined;
  /** The part that is shown repaired, 0 to 1, from the left. */
  readonly share: number;
}

/** Draws the image of a crop as large as the canvas, every pixel a sharp square, and the marks on it. */
export function drawCrop(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { before, after }: Images,
  { crop, defect, cursor, share }: Shown,
): void {
  context.imageSmoothingEnabled = false;
  context.drawImage(canvasOf(before), 0, 0, width, height);
  if (after && share > 0) drawPart(context, { width, height }, after, share);
  const place = (box: Rectangle): Rectangle => ({
    x: ((box.x - crop.x) * width) / crop.width,
    y: ((box.y - crop.y) * height) / crop.height,
    width: (box.width * width) / crop.width,
    height: (box.height * height) / crop.height,
  });
  outline(context, place(defect.extent));
  if (!isLine(defect)) pointer(context, place({ x: defect.x, y: defect.y, width: 1, height: 1 }), { width, height });
  if (cursor) {
    context.strokeStyle = '#40c8ff';
    context.lineWidth = 2;
    const box = place({ ...cursor, width: 1, height: 1 });
    context.strokeRect(box.x, box.y, box.width, box.height);
  }
}

/** Draws the left part of an image, and a line where it ends. */
function drawPart(context: CanvasRenderingContext2D, { width, height }: Size, image: ImageData, share: number): void {
  context.save();
  context.beginPath();
  context.rect(0, 0, share * width, height);
  context.clip();
  context.drawImage(canvasOf(image), 0, 0, width, height);
  context.restore();
  if (share === 1) return;
  inkTwice(context, () => {
    context.moveTo(share * width, 0);
    context.lineTo(share * width, height);
  });
}

function canvasOf(image: ImageData): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

/** Around the pixels, not on them; white within black, to be seen on anything. */
function outline(context: CanvasRenderingContext2D, { x, y, width, height }: Rectangle): void {
  inkTwice(context, () => context.rect(x - AWAY, y - AWAY, width + 2 * AWAY, height + 2 * AWAY));
}

/** Ticks at the edges that point at the pixel, which an extent alone does not tell. */
function pointer(context: CanvasRenderingContext2D, box: Rectangle, { width, height }: Size): void {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  inkTwice(context, () => {
    for (const [x1, y1, x2, y2] of [
      [x, 0, x, TICK],
      [x, height - TICK, x, height],
      [0, y, TICK, y],
      [width - TICK, y, width, y],
    ]) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
  });
}

function inkTwice(context: CanvasRenderingContext2D, trace: () => void): void {
  context.beginPath();
  trace();
  for (const [colour, line] of [
    ['#000', 3.5],
    ['#fff', 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = line;
    context.stroke();
  }
}
