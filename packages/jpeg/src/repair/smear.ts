/**
 * What is known beforehand of the light that a defect adds to the samples of a component: demosaicing and sharpening spread
 * it evenly to opposite sides. So samples that mirror each other about the centre of a spot share one unknown, and what they
 * differ by belongs to the picture.
 */
import type { JpegPlane } from '../coefficients/plane.ts';
import type { Spot } from './spot.ts';

/** A larger spot is a cluster or a line, which has no centre. */
const LARGEST = 9;
/** Good samples so near tell the level around a spot. */
const RIM = 3;
/** Nothing is known: twice the range of the samples, as a standard deviation. */
const FREE = 510 ** 2;
/** Standard deviations of what is added, as shares of that in the centre: beside it, and further away. */
const BESIDE = 0.5;
const AWAY = 0.1;
/** How unlike mirrored samples may be, as a share of what is added to them. */
const UNLIKE = 0.15;

/** Samples that mirror each other, and the variances of what is added to all alike, and to each by itself. */
export interface Ring {
  readonly shared: number;
  readonly own: number;
}

/** Of each sample of a component whether it is bad, and in what ring; of nothing but the blocks that hold a bad one. */
export class Smear {
  private readonly plane: JpegPlane;
  private readonly rings = new Map<number, (Ring | undefined)[]>();
  private readonly spots = new Map<number, Spot[]>();
  private readonly samples = new Map<number, Float64Array>();

  constructor(plane: JpegPlane) {
    this.plane = plane;
  }

  /** Numbers of the blocks with a bad sample: y * stride + x. */
  blocks(): number[] {
    return [...this.rings.keys()];
  }

  ringOf(x: number, y: number): Ring | undefined {
    return this.rings.get(this.blockOf(x, y))?.[8 * (y & 7) + (x & 7)];
  }

  /** Whether the block that the sample is in shows a spot. */
  isTouched(x: number, y: number): boolean {
    return this.spots.has(this.blockOf(x, y));
  }

  /** The sample as the file has it. */
  sampleOf(x: number, y: number): number {
    const number = this.blockOf(x, y);
    let samples = this.samples.get(number);
    if (!samples) this.samples.set(number, (samples = this.plane.samplesOf(x >> 3, y >> 3)));
    return samples[8 * (y & 7) + (x & 7)];
  }

  /** The spots that a block shows. */
  spotsOf(block: number): readonly Spot[] {
    return this.spots.get(block) ?? [];
  }

  /** Marks the samples of a spot as bad, each by itself. */
  mark(spot: Spot): void {
    const { x, y, width, height } = spot;
    for (let row = y; row < y + height; row++) {
      for (let column = x; column < x + width; column++) this.set(column, row, { shared: 0, own: FREE });
    }
    for (let row = y >> 3; row <= (y + height - 1) >> 3; row++) {
      for (let column = x >> 3; column <= (x + width - 1) >> 3; column++) {
        const block = row * this.plane.stride + column;
        this.spots.set(block, [...(this.spots.get(block) ?? []), spot]);
      }
    }
  }

  /** Finds the rings of a spot that is marked, has a centre, and stands alone. */
  mirror(spot: Spot): void {
    const { x, y, width, height } = spot;
    if (width % 2 === 0 || height % 2 === 0 || width > LARGEST || height > LARGEST) return;
    const level = this.levelAround(spot);
    if (level === undefined) return;
    const [centreX, centreY] = [x + (width - 1) / 2, y + (height - 1) / 2];
    const most = Math.abs(this.sampleOf(centreX, centreY) - level);
    for (let down = 0; 2 * down < height; down++) {
      for (let right = 0; 2 * right < width; right++) {
        const mirrored = [right, -right].flatMap((dx) => [down, -down].map((dy) => [centreX + dx, centreY + dy]));
        const added = mirrored.reduce((sum, [mx, my]) => sum + this.sampleOf(mx, my) - level, 0) / mirrored.length;
        const distance = Math.max(right, down);
        const shared = distance === 0 ? FREE : ((distance === 1 ? BESIDE : AWAY) * most) ** 2;
        const ring = { shared, own: (UNLIKE * added) ** 2 };
        for (const [mx, my] of mirrored) this.set(mx, my, ring);
      }
    }
  }

  /** The mean of the good samples around; undefined where another spot is as near. */
  private levelAround({ x, y, width, height }: Spot): number | undefined {
    let sum = 0;
    let count = 0;
    for (let row = Math.max(y - RIM, 0); row < Math.min(y + height + RIM, this.plane.height); row++) {
      for (let column = Math.max(x - RIM, 0); column < Math.min(x + width + RIM, this.plane.width); column++) {
        if (column >= x && column < x + width && row >= y && row < y + height) continue;
        if (this.ringOf(column, row)) return undefined;
        sum += this.sampleOf(column, row);
        count++;
      }
    }
    return count > 0 ? sum / count : undefined;
  }

  private set(x: number, y: number, ring: Ring): void {
    const number = this.blockOf(x, y);
    let block = this.rings.get(number);
    if (!block) this.rings.set(number, (block = Array(64)));
    block[8 * (y & 7) + (x & 7)] = ring;
  }

  private blockOf(x: number, y: number): number {
    return (y >> 3) * this.plane.stride + (x >> 3);
  }
}
