/** Which part of the sensor the map shows, and how large. Screen positions are CSS pixels in the canvas. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Room beside the window for the rulers at the left and the top, and for the ends of their numbers, in CSS pixels. */
export const INSET = { left: 40, top: 24, right: 12, bottom: 12 } as const;

/** Screen pixels a sensor pixel grows to at most. */
const LARGEST = 32;

/** How many times as wide and high as a part of the sensor the window is that shows it. */
const MARGINS = 3;

/** CSS pixels. */
const NARROW = 440;

export class View {
  /** CSS pixels a sensor pixel. */
  scale = 1;
  /** Sensor position at the left and upper edge of the space inside the rulers. */
  private left = 0;
  private top = 0;
  private width = 1;
  private height = 1;
  private readonly sensor: { readonly width: number; readonly height: number };

  constructor(sensor: { readonly width: number; readonly height: number }) {
    this.sensor = { width: Math.max(1, sensor.width), height: Math.max(1, sensor.height) };
    this.fit();
  }

  /** Takes the size of the canvas; a view that showed the whole sensor still does. */
  resize(width: number, height: number): void {
    const whole = this.isFitted;
    const centre = this.toSensor(this.middle);
    this.width = Math.max(1, width - INSET.left - INSET.right);
    this.height = Math.max(1, height - INSET.top - INSET.bottom);
    if (whole) this.fit();
    else this.centreOn(centre);
  }

  /** Shows the whole sensor. */
  fit(): void {
    this.scale = this.fitScale;
    this.settle();
  }

  /** Whether it is on the screen of a telephone. */
  get isNarrow(): boolean {
    return this.width < NARROW;
  }

  get isFitted(): boolean {
    return this.scale <= this.fitScale * 1.001;
  }

  /** How many times larger than the whole sensor it shows. */
  get magnification(): number {
    return this.scale / this.fitScale;
  }

  /** Zooms by a factor about a point of the screen, which stays where it is. */
  zoom(factor: number, about: Point = this.middle): void {
    const fixed = this.toSensor(about);
    this.scale = Math.min(this.largest, Math.max(this.fitScale, this.scale * factor));
    this.left = fixed.x - (about.x - INSET.left) / this.scale;
    this.top = fixed.y - (about.y - INSET.top) / this.scale;
    this.settle();
  }

  /** Moves the sensor under the window by screen pixels. */
  pan(dx: number, dy: number): void {
    this.left -= dx / this.scale;
    this.top -= dy / this.scale;
    this.settle();
  }

  /** Brings a position of the sensor to the middle. */
  centreOn({ x, y }: Point): void {
    this.left = x - this.width / this.scale / 2;
    this.top = y - this.height / this.scale / 2;
    this.settle();
  }

  /** Zooms in on a part of the sensor, with as much again to each side. */
  show({ x, y, width, height }: Point & { readonly width: number; readonly height: number }): void {
    this.scale = Math.min(
      this.largest,
      Math.max(this.fitScale, Math.min(this.width / width, this.height / height) / MARGINS),
    );
    this.centreOn({ x: x + width / 2, y: y + height / 2 });
  }

  toScreen({ x, y }: Point): Point {
    return { x: INSET.left + (x - this.left) * this.scale, y: INSET.top + (y - this.top) * this.scale };
  }

  toSensor({ x, y }: Point): Point {
    return { x: this.left + (x - INSET.left) / this.scale, y: this.top + (y - INSET.top) / this.scale };
  }

  /** Whether a screen position lies inside the rulers. */
  isInside({ x, y }: Point): boolean {
    return x >= INSET.left && y >= INSET.top && x <= INSET.left + this.width && y <= INSET.top + this.height;
  }

  /** Whether any part of a screen rectangle lies inside the rulers. */
  overlaps({ x, y, width, height }: Point & { readonly width: number; readonly height: number }): boolean {
    return (
      x + width >= INSET.left && y + height >= INSET.top && x <= INSET.left + this.width && y <= INSET.top + this.height
    );
  }

  private get fitScale(): number {
    return Math.min(this.width / this.sensor.width, this.height / this.sensor.height);
  }

  private get largest(): number {
    return Math.max(LARGEST, this.fitScale);
  }

  /** Of the window, on the screen. */
  get middle(): Point {
    return { x: INSET.left + this.width / 2, y: INSET.top + this.height / 2 };
  }

  /** Keeps the sensor in the window: centred where it is smaller, without a gap where it is larger. */
  private settle(): void {
    this.left = settled(this.left, this.width / this.scale, this.sensor.width);
    this.top = settled(this.top, this.height / this.scale, this.sensor.height);
  }
}

function settled(start: number, window: number, length: number): number {
  if (window >= length) return (length - window) / 2;
  return Math.min(length - window, Math.max(0, start));
}
