/** What a DNG file is made of. */
import { badImage } from './errors.ts';

/** Raw samples as the sensor gave them, and what a raw developer must know about them. */
export interface DngImage {
  /** Row-major, one sample a pixel, the whole stored frame with its masked borders, in DN. */
  readonly samples: Uint16Array;
  /** Stored width in pixels. */
  readonly width: number;
  /** Stored height in pixels. */
  readonly height: number;
  /**
   * Rows of colour letters anchored at the stored pixel (0, 0), 2x2 (`['RG', 'GB']`) or 6x6; letters are R, G, B, C, M,
   * Y, W, and E (emerald), which is written as cyan because DNG has no code for it. Absent for a monochrome sensor,
   * which is written as LinearRaw with one sample a pixel.
   */
  readonly mosaic?: readonly string[];
  /** The part that light reaches, in stored coordinates. */
  readonly active: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Sample value of no light, in DN. */
  readonly black: number;
  /** Sample value of saturation in DN, a whole number up to 65535. */
  readonly white: number;
  readonly make: string;
  readonly model: string;
  /** Serial number of the body. */
  readonly serial?: string;
  /**
   * XYZ (D65) to camera colour, one row for each colour of the mosaic in the order R, G, B, M, C, Y, W of those that occur
   * (the order of CFAPlaneColor here). Without it the colours of sRGB (IEC 61966-2-1) are assumed, so that raw developers,
   * which demand a matrix, open the file; its colours are then a guess.
   */
  readonly xyzToCamera?: readonly (readonly [number, number, number])[];
  /** Camera colour of what was neutral, in the same order. Left out of the file where unknown. */
  readonly neutral?: readonly number[];
  /** Exif orientation, 1 to 8. @default 1 */
  readonly orientation?: number;
  /** Exposure time in seconds. */
  readonly exposure?: number;
  readonly iso?: number;
  /** F-number. */
  readonly aperture?: number;
  /** Time of capture by the camera's clock, ISO 8601 without a zone: `2021-04-08T14:51:12`. */
  readonly taken?: string;
  readonly firmware?: string;
  /** File name of the original, without a folder. */
  readonly originalName?: string;
  /** Name and version of the program that writes the file. */
  readonly software?: string;
}

/** Bytes that directories and text may take beside the samples. */
const HEADROOM = 1 << 20;

/** @throws {DngError} `badImage` for what contradicts itself or cannot be written */
export function assertImage({ samples, width, height, active, black, white }: DngImage): void {
  if (width < 1 || height < 1 || samples.length !== width * height) {
    throw badImage(`${width} x ${height} samples`, String(samples.length));
  }
  if (samples.byteLength > 2 ** 32 - HEADROOM)
    throw badImage('less than 4 GiB of samples', `${samples.byteLength} bytes`);
  const right = active.x + active.width;
  const bottom = active.y + active.height;
  const edges = [active.x, active.y, active.width, active.height];
  if (!edges.every((edge) => Number.isInteger(edge) && edge >= 0) || right > width || bottom > height) {
    throw badImage('an active rectangle inside the stored one', JSON.stringify(active));
  }
  if (active.width === 0 || active.height === 0) throw badImage('an active rectangle', 'an empty one');
  if (!(Number.isInteger(white) && white >= 1 && white <= 65535)) {
    throw badImage('a white level that is a whole number from 1 to 65535', String(white));
  }
  if (!(black >= 0 && black < white)) throw badImage(`a black level from 0 to below white (${white})`, String(black));
}
