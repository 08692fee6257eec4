/** The sensor to scale, with rulers, to zoom and to move; what lies on it is drawn by who puts it there. */
import { Canvas } from '../dom/canvas.ts';
import { announce } from '../dom/announcer.ts';
import { element } from '../dom/element.ts';
import type { Position } from '../model/place.ts';
import { onTheme } from '../theme.ts';
import { drawCross } from './cross.ts';
import { drawRulers, drawSensor, type Frame } from './draw-sensor.ts';
import { listenToGestures } from './gestures.ts';
import { WheelHint } from './hint.ts';
import { mapButtons } from './map-buttons.ts';
import { readPalette, type Palette } from './palette.ts';
import { INSET, View, type Point } from './view.ts';

/** How far over the edge of the window what lies on the sensor is drawn, in CSS pixels. */
const EDGE = 12;

/** Magnification at which it arrives where it is told to go, in CSS pixels a sensor pixel. */
const CLOSE = 8;

export interface OnStage {
  readonly frame: Frame;
  /** What a screen reader calls it. */
  readonly label: string;
  /** Where a screen reader finds the same as text. */
  readonly help: string;
  /** Draws what lies on the sensor. */
  draw(context: CanvasRenderingContext2D, view: View, palette: Palette, size: { width: number; height: number }): void;
  tap(at: Point, reach: number): void;
  /** Says what lies nearest to the middle of the window, to those who move the map by keys. */
  tell(): string;
  /** Selects that; absent where nothing can be selected. */
  choose?(): void;
  /** Told where the pointer is on the sensor. @returns whether there is anything to click */
  hover(at: Point | undefined): boolean;
}

export class SensorStage {
  readonly element: HTMLElement;
  readonly view: View;
  private readonly on: OnStage;
  private readonly canvas: Canvas;
  private readonly wheelHint = new WheelHint();
  private readonly probe = element('span', { hidden: true });
  /** Whether keys move the map: what lies nearest to a cross in the middle is told then. */
  private isKeyed = false;
  /** Of the theme in force. */
  private palette: Palette | undefined;

  constructor(on: OnStage) {
    this.on = on;
    this.view = new View(on.frame);
    this.canvas = new Canvas(
      (width, height) => this.view.resize(width, height),
      (context) => this.paint(context),
    );
    this.element = this.create();
    listenToGestures(this.element, {
      pan: (dx, dy) => this.change(() => this.view.pan(dx, dy)),
      zoom: (factor, about) => this.change(() => this.view.zoom(factor, about)),
      fit: () => this.change(() => this.view.fit()),
      tap: (at, reach) => on.tap(at, reach),
      hover: (at) => this.hover(at),
      keyed: () => this.tell(),
      choose: () => on.choose?.(),
      wheelScrolls: () => this.wheelHint.show(),
    });
    for (const end of ['blur', 'pointerdown']) this.element.addEventListener(end, () => this.useKeys(false));
    onTheme(() => {
      this.palette = undefined;
      this.canvas.drawNow();
    });
  }

  /** @param goToSelected absent where there is nothing to go to */
  buttons(goToSelected?: () => void): HTMLElement {
    return mapButtons({
      zoomIn: () => this.change(() => this.view.zoom(2)),
      zoomOut: () => this.change(() => this.view.zoom(0.5)),
      fit: () => this.change(() => this.view.fit()),
      ...(goToSelected && { goToSelected }),
    });
  }

  /** Draws before the next frame is shown. */
  draw(): void {
    this.canvas.draw();
  }

  change(act: () => void): void {
    act();
    this.element.classList.toggle('zoomed', !this.view.isFitted);
    this.canvas.draw();
  }

  /** Shows a position from near by. */
  goTo(at: Position): void {
    this.change(() => {
      this.view.zoom(Math.max(1, CLOSE / this.view.scale));
      this.view.centreOn(at);
    });
  }

  private create(): HTMLElement {
    const { frame, label, help, choose } = this.on;
    const enter = choose ? ', Enter selects the defect nearest to the middle' : '';
    const stage = element(
      'div',
      {
        class: 'stage',
        role: 'application',
        tabindex: 0,
        'aria-roledescription': 'map',
        'aria-label': label,
        'aria-describedby': 'map-help',
      },
      this.canvas.element,
      this.wheelHint.element,
      this.probe,
      element(
        'span',
        { id: 'map-help', class: 'unseen' },
        `${help} Arrow keys move the map, plus and minus zoom, 0 shows the whole sensor${enter}.`,
      ),
    );
    const ratio = frame.width / Math.max(1, frame.height);
    stage.style.setProperty('--ratio', String(Math.min(2.2, Math.max(0.9, ratio))));
    return stage;
  }

  private tell(): void {
    this.useKeys(true);
    announce(this.on.tell());
  }

  private useKeys(isKeyed: boolean): void {
    if (isKeyed === this.isKeyed) return;
    this.isKeyed = isKeyed;
    this.canvas.draw();
  }

  private hover(at: Point | undefined): void {
    const inside = at && this.view.isInside(at) ? at : undefined;
    this.element.classList.toggle('pointing', this.on.hover(inside));
  }

  private paint(context: CanvasRenderingContext2D): void {
    const { width, height } = this.canvas;
    const palette = (this.palette ??= readPalette(this.probe));
    const window = [
      INSET.left,
      INSET.top,
      width - INSET.left - INSET.right,
      height - INSET.top - INSET.bottom,
    ] as const;
    context.clearRect(0, 0, width, height);
    context.save();
    context.beginPath();
    context.rect(...window);
    context.clip();
    context.fillStyle = palette.sunken;
    context.fillRect(...window);
    drawSensor(context, this.view, this.on.frame, palette);
    context.restore();
    context.save();
    // Signs and rings of what lies at the edge are whole.
    const [left, top, across, down] = window;
    context.beginPath();
    context.rect(left - EDGE, top - EDGE, across + 2 * EDGE, down + 2 * EDGE);
    context.clip();
    this.on.draw(context, this.view, palette, { width, height });
    context.restore();
    if (this.isKeyed) drawCross(context, this.view.middle, palette);
    drawRulers(context, this.view, this.on.frame, { width, height }, palette);
  }
}
