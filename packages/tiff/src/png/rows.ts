/** Samples among the inflated bytes of a PNG (ISO 15948, 7 to 9). */
import type { PngForm } from './chunks.ts';

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
  readonly columns: number;
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
  private readonly width: number;
  private readonly height: number;
  private readonly bits: number;
  private readonly channels: number;
  /** Bytes from one pixel to the next, by which filters compare. */
  private readonly pixel: number;

  constructor({ width, height, bits, colourType, isInterlaced }: PngForm) {
    [this.width, this.height, this.bits] = [width, height, bits];
    this.channels = CHANNELS[colourType];
    this.pixel = Math.max(1, (this.channels * bits) >> 3);
    let start = 0;
    this.passes = (isInterlaced ? ADAM7 : [[0, 0, 1, 1] as const]).flatMap(([x, y, across, down]) => {
      const [columns, rows] = [Math.ceil((width - x) / across), Math.ceil((height - y) / down)];
      if (columns <= 0 || rows <= 0) return [];
      const stride = 1 + Math.ceil((columns * this.channels * bits) / 8);
      const pass = { x, y, across, down, columns, rows, start, stride };
      start += rows * stride;
      return [pass];
    });
    this.length = start;
  }

  /** Takes the filters off, in place. @throws {Error} for a filter that there is not */
  unfilter(bytes: Uint8Array): void {
    const { pixel } = this;
    for (const { start, stride, rows } of this.passes) {
      for (let row = 0; row < rows; row++) {
        const at = start + row * stride;
        const filter = bytes[at];
        if (filter > 4) throw new Error(`invalid filter ${filter}`);
        const above = row > 0 ? at - stride : -1;
        for (let i = at + 1; i < at + stride && filter > 0; i++) {
          const left = i > at + pixel ? bytes[i - pixel] : 0;
          const over = above < 0 ? 0 : bytes[i - stride];
          if (filter === 1) bytes[i] += left;
          else if (filter === 2) bytes[i] += over;
          else if (filter === 3) bytes[i] += (left + over) >> 1;
          else bytes[i] += paeth(left, over, above >= 0 && i > at + pixel ? bytes[i - pixel - stride] : 0);
        }
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
    const { pass, index, row } = this.place(x, y, channel);
    return this.read(bytes, pass.start + row * pass.stride + 1, index);
  }

  set(bytes: Uint8Array, x: number, y: number, channel: number, value: number): void {
    const { pass, index, row } = this.place(x, y, channel);
    const bit = index * this.bits;
    const at = pass.start + row * pass.stride + 1 + (bit >> 3);
    if (this.bits === 16) {
      bytes[at] = value >> 8;
      bytes[at + 1] = value;
    } else {
      const shift = 8 - (bit & 7) - this.bits;
      const mask = (2 ** this.bits - 1) << shift;
      bytes[at] = (bytes[at] & ~mask) | (value << shift);
    }
  }

  /** The first channels of all pixels, row-major and interleaved, from bytes without filters: 16 bits wide where they have as many. */
  samples(bytes: Uint8Array, channels: number): Uint8Array | Uint16Array {
    const samples = new (this.bits === 16 ? Uint16Array : Uint8Array)(this.width * this.height * channels);
    for (const { x, y, across, down, columns, rows, start, stride } of this.passes) {
      for (let row = 0; row < rows; row++) {
        const from = start + row * stride + 1;
        for (let column = 0; column < columns; column++) {
          const to = ((y + row * down) * this.width + x + column * across) * channels;
          for (let c = 0; c < channels; c++) samples[to + c] = this.read(bytes, from, column * this.channels + c);
        }
      }
    }
    return samples;
  }

  /** The sample of that number in the row whose samples begin there. */
  private read(bytes: Uint8Array, from: number, index: number): number {
    if (this.bits === 8) return bytes[from + index];
    if (this.bits === 16) return (bytes[from + 2 * index] << 8) | bytes[from + 2 * index + 1];
    const bit = index * this.bits;
    return (bytes[from + (bit >> 3)] >> (8 - (bit & 7) - this.bits)) & (2 ** this.bits - 1);
  }

  private place(x: number, y: number, channel: number): { pass: Pass; row: number; index: number } {
    const pass = this.passes.find((own) => x % own.across === own.x % own.across && y % own.down === own.y % own.down)!;
    return {
      pass,
      row: (y - pass.y) / pass.down,
      index: ((x - pass.x) / pass.across) * this.channels + channel,
    };
  }

  /** What the filter of the row that begins there expects as its byte `i`, from bytes without filters. */
  private predict(bytes: Uint8Array, at: number, i: number, stride: number, row: number): number {
    const { pixel } = this;
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
