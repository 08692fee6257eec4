/** From the scene through the lens and the colour filters to the pixels. */
import { exponential } from '../random/elementary.ts';
import type { PaintRow, Scene } from '../scenes/scene.ts';
import { colourIndex } from '../sensor/mosaic.ts';
import { responseOf, type Matrix } from '../sensor/response.ts';
import type { Sensor } from '../sensor/sensor.ts';
import { Shadows } from './shadows.ts';

/** Standard deviations after which the point spread function ends. */
const TAIL = 2.5;

/** The light on a sensor's pixels during one shot, row by row from the top. */
export class Light {
  private readonly sensor: Sensor;
  private readonly paint: PaintRow;
  private readonly even: number | undefined;
  private readonly response: Matrix;
  private readonly spread: Float64Array;
  private readonly shadows: Shadows;
  private readonly painted: Float32Array[];
  private readonly blurred: Float32Array;
  private next: number;

  constructor(sensor: Sensor, scene: Scene) {
    this.sensor = sensor;
    this.even = scene.even;
    this.paint = scene.compose(sensor.active);
    this.response = responseOf(sensor);
    this.spread = pointSpread(sensor.lens);
    this.shadows = new Shadows(sensor);
    const columns = sensor.active.width + this.spread.length - 1;
    this.painted = Array.from(this.spread, () => new Float32Array(3 * columns));
    this.blurred = new Float32Array(3 * columns);
    this.next = -this.reach;
  }

  private get reach(): number {
    return (this.spread.length - 1) / 2;
  }

  /** Writes the light on a stored row, as a share of what saturates a green pixel; 0 on the masked border. */
  read(y: number, signal: Float64Array): void {
    const { active } = this.sensor;
    signal.fill(0);
    if (y < active.y || y >= active.y + active.height) return;
    if (this.even === undefined) this.blurAcross(y - active.y);
    const period = this.sensor.mosaic?.[0].length ?? 1;
    for (let phase = 0; phase < period; phase++) {
      const x = active.x + phase;
      const [r, g, b] = this.response[colourIndex(this.sensor.mosaic, x, y)];
      if (this.even === undefined) this.blurAlong(signal, x, period, r, g, b);
      else for (let i = x; i < active.x + active.width; i += period) signal[i] = this.even * (r + g + b);
    }
    this.shadows.cast(y, signal);
  }

  private blurAcross(y: number): void {
    const rows = this.painted;
    for (; this.next <= y + this.reach; this.next++) {
      this.paint(-this.reach, this.next, rows[(this.next + rows.length) % rows.length]);
    }
    const sum = this.blurred;
    sum.fill(0);
    for (let k = 0; k < rows.length; k++) {
      const row = rows[(y + k - this.reach + rows.length) % rows.length];
      const share = this.spread[k];
      for (let i = 0; i < sum.length; i++) sum[i] += share * row[i];
    }
  }

  private blurAlong(signal: Float64Array, first: number, step: number, r: number, g: number, b: number): void {
    const { x: left, width } = this.sensor.active;
    const [light, spread] = [this.blurred, this.spread];
    for (let x = first; x < left + width; x += step) {
      let sum = 0;
      for (let k = 0, i = 3 * (x - left); k < spread.length; k++, i += 3) {
        sum += spread[k] * (r * light[i] + g * light[i + 1] + b * light[i + 2]);
      }
      signal[x] = sum;
    }
  }
}

/** A Gaussian of that standard deviation in pixels, with sum 1. */
function pointSpread(deviation: number): Float64Array {
  const reach = Math.ceil(TAIL * deviation);
  const spread = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => {
    const distance = (i - reach) / deviation;
    return exponential((-distance * distance) / 2);
  });
  const sum = spread.reduce((total, value) => total + value, 0);
  return spread.map((value) => value / sum);
}
