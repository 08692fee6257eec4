/** What falls on the same pixels in every photograph: the falloff of the lens, and dust on the sensor's cover. */
import { stream } from '../random/random.ts';
import type { Sensor } from '../sensor/sensor.ts';

interface Speck {
  readonly x: number;
  readonly y: number;
  /** Of the shadow, in pixels. */
  readonly radius: number;
  /** Width of its edge, in pixels: the wider the aperture, the softer. */
  readonly softness: number;
  /** Share of the light that its middle takes. */
  readonly depth: number;
}

export class Shadows {
  private readonly sensor: Sensor;
  private readonly specks: readonly Speck[];

  constructor(sensor: Sensor) {
    this.sensor = sensor;
    const { seed, dust, active } = sensor;
    const random = stream(seed, 'dust');
    this.specks = Array.from({ length: dust }, () => {
      const [radius, depth] = [random.logBetween(2, 25), random.logBetween(0.03, 0.5)];
      return {
        x: active.x + random.between(0, active.width),
        y: active.y + random.between(0, active.height),
        radius,
        // A speck that covers that share of the cone of light is √depth as wide as its shadow, and so is the edge.
        softness: 2 * radius * Math.sqrt(depth),
        depth,
      };
    });
  }

  /** Takes their part of the light on a stored row. */
  cast(y: number, signal: Float64Array): void {
    if (this.sensor.vignette > 0) this.fallOff(y, signal);
    for (const { x, y: middle, radius, softness, depth } of this.specks) {
      const reach = radius + softness / 2;
      const down = y - middle;
      if (Math.abs(down) >= reach) continue;
      const across = Math.sqrt(reach * reach - down * down);
      for (let i = Math.max(0, Math.ceil(x - across)); i <= Math.min(signal.length - 1, x + across); i++) {
        const distance = Math.sqrt((i - x) * (i - x) + down * down);
        const t = Math.max(0, Math.min(1, (reach - distance) / softness));
        signal[i] *= 1 - depth * t * t * (3 - 2 * t);
      }
    }
  }

  /** The fourth power of the cosine of the angle to the axis, as every lens has it; so wide an angle as the loss at the corners asks for. */
  private fallOff(y: number, signal: Float64Array): void {
    const { active, vignette } = this.sensor;
    const [right, down] = [(active.width - 1) / 2, (active.height - 1) / 2];
    const [cx, cy] = [active.x + right, active.y + down];
    const rise = (1 / Math.sqrt(1 - vignette) - 1) / (right * right + down * down);
    for (let x = active.x; x < active.x + active.width; x++) {
      const secantSquared = 1 + rise * ((x - cx) * (x - cx) + (y - cy) * (y - cy));
      signal[x] /= secantSquared * secantSquared;
    }
  }
}
