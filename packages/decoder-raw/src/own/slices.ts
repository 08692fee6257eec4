/** A frame that is filled column by column: as the samples of a CR2 follow each other. */
import { LosslessJpegDecoder, readSamples, type SampleTarget } from '@hotpix/dng';
import type { MakerLayout } from './maker-layout.ts';
import { isShared } from './shared.ts';

/**
 * The stored frame, row-major, in DN. `undefined` where its lossless JPEG is damaged or unusual.
 * @param into where the samples go, whatever it holds
 * @throws {DngError} `badSamples` where the lossless JPEG of a frame without columns is damaged
 */
export function readMakerSamples(
  bytes: Uint8Array<ArrayBuffer>,
  layout: MakerLayout,
  into?: Uint16Array,
): Uint16Array | undefined {
  const { width, height, slices, pieces } = layout;
  if (!slices && !into && !isShared(bytes)) return readSamples(bytes, layout);
  const samples = into ?? new Uint16Array(width * height);
  if (!slices) return readSamples(bytes, layout, samples);
  const [{ offset, length }] = pieces;
  const target = new SlicedFrame(samples, width, height, slices);
  const decoded = new LosslessJpegDecoder().decode(bytes.subarray(offset, offset + length), target);
  const isWhole = typeof decoded === 'object' && decoded.width * decoded.height === samples.length;
  return isWhole ? samples : undefined;
}

/** Puts samples that fill columns one after another, each from top to bottom, where they belong in a frame. */
class SlicedFrame implements SampleTarget {
  readonly length: number;
  private readonly samples: Uint16Array;
  private readonly width: number;
  private readonly height: number;
  private readonly slices: readonly number[];
  private readonly first: number;

  /** @param slices widths of the columns, whose sum is `width` @param first samples that came before */
  constructor(samples: Uint16Array, width: number, height: number, slices: readonly number[], first = 0) {
    this.samples = samples;
    this.width = width;
    this.height = height;
    this.slices = slices;
    this.first = first;
    this.length = samples.length - first;
  }

  set(part: Uint16Array, at: number): void {
    let [from, left] = [this.first + at, 0];
    let taken = 0;
    for (const slice of this.slices) {
      const room = slice * this.height;
      while (from < room && taken < part.length) {
        const [row, column] = [Math.floor(from / slice), from % slice];
        const count = Math.min(slice - column, part.length - taken);
        this.samples.set(part.subarray(taken, taken + count), row * this.width + left + column);
        taken += count;
        from += count;
      }
      from -= room;
      if (from < 0) return;
      left += slice;
    }
  }

  subarray(from: number): SlicedFrame {
    const { samples, width, height, slices } = this;
    return new SlicedFrame(samples, width, height, slices, this.first + from);
  }
}
