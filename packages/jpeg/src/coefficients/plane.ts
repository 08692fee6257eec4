/** One component's coefficients, and what was changed of them. */
import { JpegError } from '../errors.ts';
import type { FrameComponent } from '../structure/frame.ts';
import { forwardDct, inverseDct } from './dct.ts';

/** What the codes of 8-bit files hold (ITU-T T.81, tables F.1 and F.2): differences of DC coefficients have 11 bits, AC coefficients 10. */
const LEAST_DC = -1024;
const MOST = 1023;
const LEVEL = 128;

/** One colour component of an opened JPEG. */
export interface JpegPlane {
  readonly id: number;
  /** Horizontal and vertical sampling factor, 1 to 4. */
  readonly h: number;
  readonly v: number;
  /** In samples. */
  readonly width: number;
  readonly height: number;
  /** In blocks of 8x8 samples, of which the last may hold samples behind the edge. */
  readonly columns: number;
  readonly rows: number;
  /** In blocks: how many are stored per row, which may be more than `columns`. */
  readonly stride: number;
  /** The 64 quantisation steps, row by row. */
  readonly quantisation: Uint16Array;
  /** The quantised coefficients: block (x, y) begins at 64 * (y * stride + x), row by row. To be read; `change` changes them. */
  readonly coefficients: Int16Array;
  /**
   * The block's 64 samples row by row, 0 to 255 in a sound picture, neither rounded nor clamped.
   * @param into takes them. @default memory of their own
   * @throws {JpegError} `badSpot`
   */
  samplesOf(blockX: number, blockY: number, into?: Float64Array): Float64Array;
  /**
   * Adds to the samples of a block what their coefficients can express: round(DCT(delta) / step) to each coefficient, which
   * is exact where the difference holds nothing of a frequency. Kept within what the file's codes can hold.
   * @param delta 64 differences, row by row
   * @returns whether any coefficient is another now
   * @throws {JpegError} `badSpot` for a block outside the picture, or for other than 64 finite differences
   */
  change(blockX: number, blockY: number, delta: ArrayLike<number>): boolean;
}

export class Plane implements JpegPlane {
  readonly id: number;
  readonly h: number;
  readonly v: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly stride: number;
  readonly quantisation: Uint16Array;
  readonly coefficients: Int16Array;
  /** The coefficients of changed blocks as they were, by the block's number. */
  private readonly before = new Map<number, Int16Array>();

  constructor(component: FrameComponent, quantisation: Uint16Array, coefficients: Int16Array) {
    this.id = component.id;
    this.h = component.h;
    this.v = component.v;
    this.width = component.width;
    this.height = component.height;
    this.columns = component.columns;
    this.rows = component.rows;
    this.stride = component.stride;
    this.quantisation = quantisation;
    this.coefficients = coefficients;
  }

  samplesOf(blockX: number, blockY: number, into: Float64Array = new Float64Array(64)): Float64Array {
    const block = this.block(this.numberOf(blockX, blockY));
    for (let place = 0; place < 64; place++) into[place] = block[place] * this.quantisation[place];
    inverseDct(into, into);
    for (let place = 0; place < 64; place++) into[place] += LEVEL;
    return into;
  }

  change(blockX: number, blockY: number, delta: ArrayLike<number>): boolean {
    const number = this.numberOf(blockX, blockY);
    if (delta.length !== 64 || !areFinite(delta)) {
      throw new JpegError('badSpot', `Expected 64 finite differences for a block, got ${delta.length} values.`);
    }
    const change = forwardDct(delta);
    const block = this.block(number);
    let before: Int16Array | undefined;
    for (let place = 0; place < 64; place++) {
      const steps = Math.round(change[place] / this.quantisation[place]);
      const now = Math.min(Math.max(block[place] + steps, place === 0 ? LEAST_DC : -MOST), MOST);
      if (steps === 0 || now === block[place]) continue;
      before ??= block.slice();
      block[place] = now;
    }
    if (before && !this.before.has(number)) this.before.set(number, before);
    return before !== undefined;
  }

  /** The blocks that differ from those of the file: their numbers, row by row of `stride`, with the coefficients before. */
  changes(): [number, Int16Array][] {
    return [...this.before].filter(([number, before]) => {
      const now = this.block(number);
      return before.some((value, place) => value !== now[place]);
    });
  }

  /** Takes in the blocks that were left out. @param all the coefficients as they stand in the file */
  complete(all: Int16Array): void {
    for (const number of this.before.keys()) all.set(this.block(number), 64 * number);
    this.coefficients.set(all);
  }

  private block(number: number): Int16Array {
    return this.coefficients.subarray(64 * number, 64 * number + 64);
  }

  private numberOf(blockX: number, blockY: number): number {
    const isInside = blockX >= 0 && blockX < this.columns && blockY >= 0 && blockY < this.rows;
    if (!isInside || !Number.isInteger(blockX) || !Number.isInteger(blockY)) {
      throw new JpegError(
        'badSpot',
        `Expected a block of ${this.columns} x ${this.rows}, counted from 0, got (${blockX}, ${blockY}).`,
      );
    }
    return blockY * this.stride + blockX;
  }
}

function areFinite(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}
