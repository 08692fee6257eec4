/** What every format is turned into, and made of. */
import { badGeometry } from './errors.ts';

/** Whole pixels; x to the right and y down, from 0. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const KINDS = ['hot', 'stuck', 'dead', 'dim', 'blinking', 'column', 'row'] as const;

export type Kind = (typeof KINDS)[number];

/** Bad pixels that belong together, most often one, in stored coordinates. */
export interface MappedDefect extends Rectangle {
  readonly kind?: Kind;
  /** Letter of the colour filter or channel: `R`, `G`, `B`. */
  readonly channel?: string;
  /** Since when it is known to be bad, Unix time in seconds. Absent where that is unknown. */
  readonly since?: number;
}

/** What must be known of a camera's frames to turn the coordinates of one program into those of another. */
export interface Geometry {
  /** Stored width in pixels, masked borders included. */
  readonly width: number;
  /** Stored height in pixels, masked borders included. */
  readonly height: number;
  /** The part that light reaches, in stored coordinates: what other programs show, and most of them count in. */
  readonly active: Rectangle;
  /** Rows of colour letters anchored at the stored pixel (0, 0), as `['RG', 'GB']`. Absent for RGB and monochrome. */
  readonly mosaic?: readonly string[];
  /** Empty text where the files do not say. */
  readonly camera?: { readonly make: string; readonly model: string; readonly serial: string };
}

/** The bad pixels of a camera. Coordinates are stored sensor positions, whatever the program that the list came from. */
export interface DefectMap extends Geometry {
  readonly defects: readonly MappedDefect[];
  /** The sample value that marks further bad pixels in every frame, 0 to 65535 (DNG, FixBadPixelsConstant). */
  readonly badValue?: number;
}

/** What a reader finds in the bytes. */
export type Found = Pick<DefectMap, 'defects' | 'badValue'>;

/** More are no list of defects, but damage, or a picture. A sensor of 100 megapixels has as many at 1 %. */
export const MOST_DEFECTS = 1_000_000;

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;

/** Whether a rectangle of at least one pixel lies within a frame. */
export function isInside({ x, y, width, height }: Rectangle, frame: { width: number; height: number }): boolean {
  const isRectangle = isWhole(x, 0) && isWhole(y, 0) && isWhole(width, 1) && isWhole(height, 1);
  return isRectangle && x + width <= frame.width && y + height <= frame.height;
}

/** The common part of two rectangles; undefined where they have none. */
export function intersect(a: Rectangle, b: Rectangle): Rectangle | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

export const describe = ({ x, y, width, height }: Rectangle): string => `${width} x ${height} pixels at (${x}, ${y})`;

/** @throws {DefectMapError} `badGeometry` */
export function assertGeometry({ width, height, active }: Geometry): void {
  if (!isWhole(width, 1) || !isWhole(height, 1)) {
    throw badGeometry('a stored frame of whole pixels', `${width} x ${height}`);
  }
  if (!isInside(active, { width, height })) {
    throw badGeometry(`an active rectangle within the stored ${width} x ${height} pixels`, describe(active));
  }
}

/** @throws {DefectMapError} `badGeometry` */
export function assertMap(map: DefectMap): void {
  assertGeometry(map);
  if (map.defects.length > MOST_DEFECTS) {
    throw badGeometry(`at most ${MOST_DEFECTS} defects`, String(map.defects.length));
  }
  const stray = map.defects.find((defect) => !isInside(defect, map));
  if (stray) throw badGeometry(`defects within the stored ${map.width} x ${map.height} pixels`, describe(stray));
}
