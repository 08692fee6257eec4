/** What a DNG file is made of. */
import type { Carried } from '@hotpix/tiff';

/** A rectangle in stored pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of the active area that viewers show at once. */
export interface DngPreview {
  /** A baseline JPEG of three components in sRGB, its chroma sampled at 4:2:0, not turned. */
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Raw samples as the sensor gave them, and what a raw developer must know about them. */
export interface DngImage {
  /** Row-major, one sample per pixel, the whole stored frame with its masked borders, in DN. */
  readonly samples: Uint16Array;
  /** Stored width in pixels. */
  readonly width: number;
  /** Stored height in pixels. */
  readonly height: number;
  /**
   * Rows of colour letters anchored at the stored pixel (0, 0), 2x2 (`['RG', 'GB']`) or 6x6; letters are R, G, B, C, M,
   * Y, W, and E (emerald), which is written as cyan because DNG has no code for it. Absent for a monochrome sensor,
   * which is written as LinearRaw with one sample per pixel.
   */
  readonly mosaic?: readonly string[];
  /** The part that light reaches, in stored coordinates. */
  readonly active: Area;
  /** Parts that no light reaches, in stored coordinates: readers may measure black there instead of taking `black`. */
  readonly masked?: readonly Area[];
  /** Sample value of no light, in DN. */
  readonly black: number;
  /**
   * The same for each pixel of a pattern that repeats, in DN: equally long rows anchored at the stored pixel (0, 0), mostly
   * of the mosaic's size. It goes before `black`.
   */
  readonly blackPattern?: readonly (readonly number[])[];
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
  /** Width of a pixel by its height. @default 1 */
  readonly pixelAspect?: number;
  /** Exposure time in seconds. */
  readonly exposure?: number;
  readonly iso?: number;
  /** F-number. */
  readonly aperture?: number;
  /** Focal length in millimetres. */
  readonly focalLength?: number;
  /** Name of the lens. */
  readonly lens?: string;
  /** Time of capture by the camera's clock, ISO 8601 without a zone: `2021-04-08T14:51:12`. */
  readonly taken?: string;
  readonly firmware?: string;
  /** File name of the original, without a folder. */
  readonly originalName?: string;
  /** Name and version of the program that writes the file. */
  readonly software?: string;
  readonly preview?: DngPreview;
  /** What another file says of the same picture. Where it contradicts the facts above, these go before it. */
  readonly carried?: Carried;
}
