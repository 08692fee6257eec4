/** Means and deviations of a pixel and its neighbours over all frames, from the moments. */
import type { FrameShape } from '@hotpix/core';
import { CHROMA_STEP, chromaShapeOf } from '../chroma/chroma.ts';
import { LUMA } from '../luma/luma.ts';
import { Neighbourhood } from '../neighbours.ts';
import { placePlanes, type MomentPlanes } from './moment-planes.ts';
import { sumOfSquaredDeviations } from './moments.ts';

/** Sums over the frames of one channel, in DN: that of a pixel has the index `(y * width + x) * step + first`. */
export interface ChannelSums {
  readonly values: MomentPlanes['sum'] | Float32Array;
  readonly step: number;
  readonly first: number;
}

/** The greatest sample of 8 bits. */
const MOST = 255;

/**
 * Reads the moments of single pixels and of their same-colour neighbours.
 *
 * A channel of RGB is 0, 1 or 2; where none is named, luma is meant. Of pictures that have chroma there are the moments of luma of every
 * pixel, and those of red and blue of places of 2x2 pixels: in their means red and blue differ from luma as in the whole place, and
 * green as follows from the three; the deviations of red and blue are those of the place, those of green are luma's.
 */
export class Moments {
  readonly shape: FrameShape;
  readonly frames: number;
  private readonly planes: MomentPlanes;
  private readonly neighbourhood: Neighbourhood;
  /** Of places. */
  private readonly red: Moments | undefined;
  private readonly blue: Moments | undefined;

  constructor(planes: MomentPlanes, shape: FrameShape, frames: number) {
    this.planes = planes;
    this.shape = shape;
    this.frames = frames;
    this.neighbourhood = new Neighbourhood(shape);
    const [red, blue] = [placePlanes(planes, 'red'), placePlanes(planes, 'blue')];
    this.red = red && new Moments(red, chromaShapeOf(shape), frames);
    this.blue = blue && new Moments(blue, chromaShapeOf(shape), frames);
  }

  /** Mean over the frames, in DN. */
  mean(x: number, y: number, channel?: number): number {
    if (!this.red) return channel === undefined ? this.lumaOfSamples(x, y) : this.sampleMean(x, y, channel);
    const mean = this.sumBeside(y * this.shape.width + x, channel) / this.frames;
    // Of a spot colours may come out as there are none.
    return Math.min(MOST, Math.max(0, mean));
  }

  /** Sum of squared deviations from the mean, in DN²; of RGB samples without a channel those of green, which is most of luma. */
  deviations(x: number, y: number, channel?: number): number {
    const places = this.placesOf(channel);
    if (places) return places.deviations(x >> 1, y >> 1);
    const i = this.red ? y * this.shape.width + x : this.index(x, y, channel ?? this.shape.channels >> 1);
    return sumOfSquaredDeviations(this.frames, this.planes.sum[i], this.planes.squares[i]);
  }

  /** Median of the neighbours' means, in DN. */
  neighbourMean(x: number, y: number, channel?: number): number {
    const means = this.around(x, y, (nx, ny) => this.mean(nx, ny, channel));
    const middle = means.length >> 1;
    if (means.length === 0) return NaN;
    return means.length % 2 === 1 ? means[middle] : (means[middle - 1] + means[middle]) / 2;
  }

  /**
   * The third least of the neighbours' sums of squared deviations, in DN²: what even the calm side of an edge has, for up to
   * two neighbours may be defective themselves. Neighbours of a place are places.
   */
  neighbourDeviations(x: number, y: number, channel?: number): number {
    const places = this.placesOf(channel);
    if (places) return places.neighbourDeviations(x >> 1, y >> 1);
    const deviations = this.around(x, y, (nx, ny) => this.deviations(nx, ny, channel));
    return deviations[Math.min(2, deviations.length - 1)] ?? NaN;
  }

  /** The mean image of a channel times `frames`; where it is not kept it is made anew, also beyond what samples can be. */
  sumsOf(channel: number): ChannelSums {
    const { sum } = this.planes;
    if (!this.red) return { values: sum, step: this.shape.channels, first: channel };
    return { values: Float32Array.from(sum, (_, i) => this.sumBeside(i, channel)), step: 1, first: 0 };
  }

  /** The sum of a channel at a pixel, from luma and what its place shows beside it. */
  private sumBeside(i: number, channel: number | undefined): number {
    const { width } = this.shape;
    if (channel === undefined) return this.planes.sum[i];
    return this.planes.sum[i] + this.difference((i % width) >> 1, Math.floor(i / width) >> 1, channel);
  }

  private sampleMean(x: number, y: number, channel: number): number {
    return this.planes.sum[this.index(x, y, channel)] / this.frames;
  }

  private lumaOfSamples(x: number, y: number): number {
    if (this.shape.channels === 1) return this.sampleMean(x, y, 0);
    return LUMA.reduce((sum, weight, channel) => sum + (weight / 2 ** 16) * this.sampleMean(x, y, channel), 0);
  }

  private placesOf(channel: number | undefined): Moments | undefined {
    return channel === 0 ? this.red : channel === 2 ? this.blue : undefined;
  }

  /** By how much the sums of a channel exceed those of luma in a place, in DN. */
  private difference(column: number, row: number, channel: number): number {
    if (channel !== 1) return this.placesOf(channel)!.excess(column, row, this.lumaOfPlace(column, row));
    const [red, green, blue] = LUMA;
    return -(red * this.difference(column, row, 0) + blue * this.difference(column, row, 2)) / green;
  }

  private excess(column: number, row: number, over: number): number {
    return this.planes.sum[row * this.shape.width + column] - over;
  }

  /** Mean of the sums of luma of a place; at an odd border the last pixel counts twice, as in its chroma. */
  private lumaOfPlace(column: number, row: number): number {
    const { width, height } = this.shape;
    const { sum } = this.planes;
    const [left, top] = [CHROMA_STEP * column, CHROMA_STEP * row];
    const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
    return (
      (sum[top * width + left] + sum[top * width + right] + sum[bottom * width + left] + sum[bottom * width + right]) /
      4
    );
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
