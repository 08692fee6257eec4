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

/** Blocks that memory is taken for at once. */
const AT_ONCE = 64;

/** Samples that mirror each other, and the variances of what is added to all alike, and to each by itself. */
export interface Ring {
  readonly shared: number;
  readonly own: number;
}

/** A block, its samples row by row. */
interface Block {
  /** As the file has them. */
  readonly samples: Float64Array;
  /** The numbers of their rings; undefined where all are good. */
  rings: Int32Array | undefined;
  /** Those that it shows. */
  readonly spots: Spot[];
}

/** Of each sample of a component whether it is bad, and in what ring; of nothing but the blocks that hold a bad one. */
export class Smear {
  readonly plane: JpegPlane;
  /** By the numbers that samples have; that of good ones is 0. */
  readonly rings: Ring[] = [{ shared: 0, own: 0 }];
  private readonly known = new Map<number, Block>();
  private readonly bad: number[] = [];
  private readonly room = new Room();

  constructor(plane: JpegPlane) {
    this.plane = plane;
  }

  /** Numbers of the blocks with a bad sample: y * stride + x. */
  blocks(): readonly number[] {
    return this.bad;
  }

  /** What is known of a block. */
  at(block: number): Block {
    let known = this.known.get(block);
    if (known) return known;
    const { stride } = this.plane;
    const samples = this.plane.samplesOf(block % stride, Math.floor(block / stride), this.room.take());
    known = { samples, rings: undefined, spots: [] };
    this.known.set(block, known);
    return known;
  }

  /** Marks the samples of a spot as bad, each by itself. */
  mark(spot: Spot): void {
    const { x, y, width, height } = spot;
    for (let row = y; row < y + height; row++) {
      for (let column = x; column < x + width; column++) this.set(column, row, this.number({ shared: 0, own: FREE }));
    }
    for (let row = y >> 3; row <= (y + height - 1) >> 3; row++) {
      for (let column = x >> 3; column <= (x + width - 1) >> 3; column++) {
        this.at(row * this.plane.stride + column).spots.push(spot);
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
        const ring = this.number({ shared, own: (UNLIKE * added) ** 2 });
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
        if (this.isBad(column, row)) return undefined;
        sum += this.sampleOf(column, row);
        count++;
      }
    }
    return count > 0 ? sum / count : undefined;
  }

  private isBad(x: number, y: number): boolean {
    return (this.at(this.blockOf(x, y)).rings?.[8 * (y & 7) + (x & 7)] ?? 0) > 0;
  }

  private sampleOf(x: number, y: number): number {
    return this.at(this.blockOf(x, y)).samples[8 * (y & 7) + (x & 7)];
  }

  private number(ring: Ring): number {
    return this.rings.push(ring) - 1;
  }

  private set(x: number, y: number, ring: number): void {
    const number = this.blockOf(x, y);
    const block = this.at(number);
    if (!block.rings) this.bad.push(number);
    block.rings ??= new Int32Array(64);
    block.rings[8 * (y & 7) + (x & 7)] = ring;
  }

  private blockOf(x: number, y: number): number {
    return (y >> 3) * this.plane.stride + (x >> 3);
  }
}

/** Memory for the samples of many blocks, which is cheaper than for each of them. */
class Room {
  private free = new Float64Array();

  take(): Float64Array {
    if (this.free.length === 0) this.free = new Float64Array(64 * AT_ONCE);
    const own = this.free.subarray(0, 64);
    this.free = this.free.subarray(64);
    return own;
  }
}
