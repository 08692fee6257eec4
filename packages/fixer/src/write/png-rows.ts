/** Samples among the inflated bytes of a PNG (ISO 15948, 7 to 9). */
import type { PngForm } from './png-chunks.ts';

/** Samples per pixel by colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** First column and row of each pass of an interlaced picture, and the steps to the next (Adam7). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Pass {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
  readonly rows: number;
  /** Where its first row begins, and how long each is, in bytes, with the one that names its filter. */
  readonly start: number;
  readonly stride: number;
}

/** The rows of all passes, filtered or not. */
export class PngRows {
  /** How many bytes they take. */
  readonly length: number;
  private readonly passes: readonly Pass[];
  private readonly bits: number;
  private readonly channels: number;

  constructor({ width, height, bits, colourType, isInterlaced }: PngForm) {
    this.bits = bits;
    this.channels = CHANNELS[colourType];
    let start = 0;
    this.passes = (isInterlaced ? ADAM7 : [[0, 0, 1, 1] as const]).flatMap(([x, y, across, down]) => {
      const [columns, rows] = [Math.ceil((width - x) / across), Math.ceil((height - y) / down)];
      if (columns <= 0 || rows <= 0) return [];
      const stride = 1 + Math.ceil((columns * this.channels * bits) / 8);
      const pass = { x, y, across, down, rows, start, stride };
      start += rows * stride;
      return [pass];
    });
    this.length = start;
  }

  /** Takes the filters off, in place. */
  unfilter(bytes: Uint8Array): void {
    for (const { start, stride, rows } of this.passes) {
      for (let row = 0; row < rows; row++) {
        const at = start + row * stride;
        for (let i = 1; i < stride; i++) bytes[at + i] += this.predict(bytes, at, i, stride, row);
      }
    }
  }

  /** Puts the filters back that each row names, in place. */
  filter(bytes: Uint8Array): void {
    for (const { start, stride, rows } of this.passes) {
      for (let row = rows - 1; row >= 0; row--) {
        const at = start + row * stride;
        for (let i = stride - 1; i > 0; i--) bytes[at + i] -= this.predict(bytes, at, i, stride, row);
      }
    }
  }

  get(bytes: Uint8Array, x: number, y: number, channel: number): number {
    const { at, shift } = this.place(x, y, channel);
    if (this.bits === 16) return (bytes[at] << 8) | bytes[at + 1];
    return (bytes[at] >> shift) & (2 ** this.bits - 1);
  }

  set(bytes: Uint8Array, x: number, y: number, channel: number, value: number): void {
    const { at, shift } = this.place(x, y, channel);
    if (this.bits === 16) {
      bytes[at] = value >> 8;
      bytes[at + 1] = value;
    } else {
      const mask = (2 ** this.bits - 1) << shift;
      bytes[at] = (bytes[at] & ~mask) | (value << shift);
    }
  }

  private place(x: number, y: number, channel: number): { at: number; shift: number } {
    const pass = this.passes.find((own) => x % own.across === own.x % own.across && y % own.down === own.y % own.down)!;
    const bit = (((x - pass.x) / pass.across) * this.channels + channel) * this.bits;
    const row = pass.start + ((y - pass.y) / pass.down) * pass.stride + 1;
    return { at: row + (bit >> 3), shift: 8 - (bit & 7) - this.bits };
  }

  /** What the filter of the row that begins there expects as its byte `i`, from bytes without filters. */
  private predict(bytes: Uint8Array, at: number, i: number, stride: number, row: number): number {
    const pixel = Math.max(1, (this.channels * this.bits) >> 3);
    const left = i > pixel ? bytes[at + i - pixel] : 0;
    const above = row > 0 ? bytes[at + i - stride] : 0;
    switch (bytes[at]) {
      case 1:
        return left;
      case 2:
        return above;
      case 3:
        return (left + above) >> 1;
      case 4:
        return paeth(left, above, row > 0 && i > pixel ? bytes[at + i - pixel - stride] : 0);
      default:
        return 0;
    }
  }
}

/** Whichever of the three is nearest to left + above - corner. */
function paeth(left: number, above: number, corner: number): number {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
