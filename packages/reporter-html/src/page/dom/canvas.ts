/** A canvas that is as sharp as the screen and drawn at most once per frame. */
import { element } from './element.ts';

export class Canvas {
  readonly element = element('canvas');
  /** In CSS pixels. */
  width = 0;
  height = 0;
  private waiting = false;
  private readonly paint: (context: CanvasRenderingContext2D) => void;

  /** `measured` is told the size in CSS pixels whenever it changes; `paint` draws in CSS pixels. */
  constructor(measured: (width: number, height: number) => void, paint: (context: CanvasRenderingContext2D) => void) {
    this.paint = paint;
    new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      if (width === 0 || height === 0) return;
      [this.width, this.height] = [width, height];
      measured(width, height);
      this.drawNow();
    }).observe(this.element);
  }

  /** Draws before the next frame is shown. */
  draw(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => this.drawNow());
  }

  /** Draws at once, for when there is no next frame, as before printing. */
  drawNow(): void {
    this.waiting = false;
    const context = this.element.getContext('2d');
    if (!context || this.width === 0) return;
    const ratio = Math.max(1, devicePixelRatio);
    this.element.width = Math.round(this.width * ratio);
    this.element.height = Math.round(this.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paint(context);
  }
}
