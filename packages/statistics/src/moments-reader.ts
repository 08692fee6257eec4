/** Mean samples of a pixel and its neighbours over all frames, from the moments. */
import type { FrameShape } from '@hotpix/core';
import type { MomentPlanes } from './add-moments.ts';
import { sumOfSquaredDeviations } from './moments.ts';
import { Neighbourhood } from './neighbours.ts';

/** Reads the moments of single samples and of their same-colour neighbours. */
export class Moments {
  readonly shape: FrameShape;
  readonly frames: number;
  private readonly planes: MomentPlanes;
  private readonly neighbourhood: Neighbourhood;

  constructor(planes: MomentPlanes, shape: FrameShape, frames: number) {
    this.planes = planes;
    this.shape = shape;
    this.frames = frames;
    this.neighbourhood = new Neighbourhood(shape);
  }

  /** Sums of all samples over the frames, channels interleaved, in DN: the mean image times `frames`. */
  get sums(): Uint32Array {
    return this.planes.sum;
  }

  /** Mean of a sample over the frames, in DN. */
  mean(x: number, y: number, channel = 0): number {
    return this.planes.sum[this.index(x, y, channel)] / this.frames;
  }

  /** Sum of squared deviations of a sample from its mean, in DN². */
  deviations(x: number, y: number, channel = 0): number {
    const i = this.index(x, y, channel);
    return sumOfSquaredDeviations(this.frames, this.planes.sum[i], this.planes.squares[i]);
  }

  /** Median of the neighbours' means, in DN. */
  neighbourMean(x: number, y: number, channel = 0): number {
    const means = this.around(x, y, (nx, ny) => this.mean(nx, ny, channel));
    const middle = means.length >> 1;
    if (means.length === 0) return NaN;
    return means.length % 2 === 1 ? means[middle] : (means[middle - 1] + means[middle]) / 2;
  }

  /**
   * The third least of the neighbours' sums of squared deviations, in DN²: what even the calm side of an edge has, for up to
   * two neighbours may be defective themselves.
   */
  neighbourDeviations(x: number, y: number, channel = 0): number {
    const deviations = this.around(x, y, (nx, ny) => this.deviations(nx, ny, channel));
    return deviations[Math.min(2, deviations.length - 1)] ?? NaN;
  }

  /** Ascending. */
  private around(x: number, y: number, value: (x: number, y: number) => number): number[] {
    const values = this.neighbourhood.near(x, y).map(({ dx, dy }) => value(x + dx, y + dy));
    return values.sort((a, b) => a - b);
  }

  private index(x: number, y: number, channel: number): number {
    const { width, channels } = this.shape;
    return (y * width + x) * channels + channel;
  }
}
