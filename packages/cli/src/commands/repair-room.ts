/** How many photographs are repaired at once within a budget of memory. */
import { tooLittleMemory, type Frame } from '@hotpix/core';
import type { HotpixError } from '@hotpix/result';

/** Bytes of the engine, the code and the decoders. */
const BASE = 2e8;
/**
 * Bytes in memory for each byte of a frame, from its file to that of its copy: of a mosaic; of a picture that stays in its components; of
 * one that is decoded and encoded. Measured with 24 megapixels as 6.2, 3.9 and, of PNG and of JPEGs encoded anew, 8.1 and 8.6.
 */
const PER_BYTE = { mosaic: 7, components: 4, samples: 9 };

type Shape = Pick<Frame, 'width' | 'height' | 'channels' | 'bits' | 'mosaic' | 'components'>;

export class RepairRoom {
  private readonly memory: number | undefined;
  private readonly isReencoded: boolean;
  private readonly waiting: (() => void)[] = [];
  private inside = 0;
  /** Bytes that the largest photograph so far takes. Nobody knows of the first, which is alone. */
  private largest = Infinity;

  /**
   * @param memory bytes to stay within, about; as many photographs as come where it is left out
   * @param isReencoded whether all pictures are encoded anew
   */
  constructor(memory: number | undefined, isReencoded: boolean) {
    this.memory = memory;
    this.isReencoded = isReencoded;
  }

  /** Pixels that a picture may have: with more, none has room, of whatever kind. */
  get maxPixels(): number {
    return Math.max(0, Math.floor(this.budget / this.perPixel.least));
  }

  /** Waits until there is room for one photograph more; who came first goes in first. */
  enter(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.admit();
    });
  }

  /**
   * Says how large the photograph is that went in.
   * @throws {HotpixError} `tooLittleMemory` where it has no room alone
   */
  hold(frame: Shape): void {
    const bytes = this.bytesFor(frame);
    if (bytes > this.budget) throw this.refusal(frame, bytes);
    this.largest = this.largest === Infinity ? bytes : Math.max(this.largest, bytes);
    this.admit();
  }

  leave(): void {
    this.inside--;
    this.admit();
  }

  /** Why a file was refused, if for having more than `maxPixels`: `tooLittleMemory` in place of `tooLarge`. */
  explain({ code, details }: HotpixError): HotpixError | undefined {
    const { width, height, maxPixels } = details ?? {};
    if (code !== 'tooLarge' || maxPixels !== this.maxPixels) return undefined;
    const size = { width: Number(width), height: Number(height) };
    return this.refusal(size, size.width * size.height * this.perPixel.usual);
  }

  /** Bytes, where nothing was decoded yet: at least, and of raw files and JPEGs alike. */
  private get perPixel(): { readonly least: number; readonly usual: number } {
    const [raw, picture] = [2 * PER_BYTE.mosaic, 3 * (this.isReencoded ? PER_BYTE.samples : PER_BYTE.components)];
    return { least: Math.min(raw, picture), usual: Math.max(raw, picture) };
  }

  private get budget(): number {
    return this.memory === undefined ? Infinity : this.memory - BASE;
  }

  private admit(): void {
    while (this.waiting.length > 0 && (this.inside === 0 || (this.inside + 1) * this.largest <= this.budget)) {
      this.inside++;
      this.waiting.shift()?.();
    }
  }

  private bytesFor({ width, height, channels, bits, mosaic, components }: Shape): number {
    const kind = mosaic ? 'mosaic' : components && !this.isReencoded ? 'components' : 'samples';
    return width * height * channels * (bits > 8 ? 2 : 1) * PER_BYTE[kind];
  }

  private refusal(size: Pick<Frame, 'width' | 'height'>, bytes: number): HotpixError {
    return tooLittleMemory(size, BASE + bytes, Number(this.memory), true);
  }
}
