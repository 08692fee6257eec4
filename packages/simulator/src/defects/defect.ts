/** The defects of a camera: what is wrong where, and by how much. */
import { invalid } from '../invalid.ts';
import { colourIndex, COLOURS } from '../sensor/mosaic.ts';
import type { Sensor } from '../sensor/sensor.ts';

export const DEFECT_KINDS = ['hot', 'stuck', 'dead', 'dim', 'blinking', 'column', 'row'] as const;

/**
 * hot: adds to the signal. stuck: always the same value. dead: no response to light. dim: responds less.
 * blinking: hot in a part of the frames. column, row: a line of pixels with the same fault.
 */
export type DefectKind = (typeof DEFECT_KINDS)[number];

/** One defect; the parameters that its kind does not use are absent. */
export interface Defect {
  readonly kind: DefectKind;
  /** Stored column from 0. */
  readonly x: number;
  /** Stored row from 0; of a column the topmost. */
  readonly y: number;
  /** Pixels along a column or row, rightwards or downwards from (x, y). */
  readonly length?: number;
  /** Dark current beyond that of a good pixel, in electrons per second. */
  readonly rate?: number;
  /** Signal that is there at any exposure, in electrons. */
  readonly offset?: number;
  /** Response to light as a share of a good pixel's, 0 to 1. */
  readonly response?: number;
  /** The value it always has, in DN. */
  readonly level?: number;
  /** Share of the frames in which it is hot, 0 to 1. */
  readonly share?: number;
  /** Number of the first shot in which it is there. @default 0 */
  readonly from?: number;
  /** Number of the first shot in which it is there no more. @default none */
  readonly until?: number;
  /** Number shared by the defects of one group of adjacent ones, from 1. */
  readonly cluster?: number;
}

const NEEDED: Record<DefectKind, readonly (keyof Defect)[]> = {
  hot: [],
  stuck: ['level'],
  dead: [],
  dim: ['response'],
  blinking: ['share'],
  column: ['length'],
  row: ['length'],
};

/** All stored positions a defect takes up. */
export function sitesOf({ kind, x, y, length = 1 }: Defect): { x: number; y: number }[] {
  return Array.from({ length }, (_, i) => (kind === 'row' ? { x: x + i, y } : { x, y: y + i }));
}

/** Letter of the filter over a single pixel; undefined for lines and without a mosaic. */
export function colourOf({ mosaic }: Sensor, { kind, x, y }: Defect): string | undefined {
  if (mosaic === undefined || kind === 'column' || kind === 'row') return undefined;
  return COLOURS[colourIndex(mosaic, x, y)];
}

/** Response to light as a share of a good pixel's. */
export function responseOfDefect({ kind, response }: Defect): number {
  return kind === 'dead' ? 0 : (response ?? 1);
}

export function assertDefect(defect: Defect, sensor: Sensor): void {
  const { kind, x, y, length = 1, rate = 0, offset = 0, response = 1, share = 1, level = sensor.black } = defect;
  const what = `defect at ${x}, ${y}`;
  if (!DEFECT_KINDS.includes(kind)) throw invalid(`kind of the ${what}`, `one of ${DEFECT_KINDS.join(', ')}`, kind);
  for (const name of NEEDED[kind]) {
    if (defect[name] === undefined) throw invalid(`${name} of the ${kind} ${what}`, 'given', undefined);
  }
  const [right, bottom] = [x + (kind === 'row' ? length : 1), y + (kind === 'column' ? length : 1)];
  const isInside = x >= 0 && y >= 0 && length > 0 && right <= sensor.width && bottom <= sensor.height;
  if (!isInside || ![x, y, length].every(Number.isInteger)) {
    throw invalid(
      what,
      `inside the stored ${sensor.width}x${sensor.height}`,
      `${right - x}x${bottom - y} pixels there`,
    );
  }
  const isShare = (value: number): boolean => value >= 0 && value <= 1;
  if (!isShare(response) || !isShare(share)) {
    throw invalid(`response and share of the ${what}`, 'from 0 to 1', `${response} and ${share}`);
  }
  if (!(rate >= 0 && offset >= 0 && level >= 0 && level <= sensor.white)) {
    throw invalid(
      `rate, offset and level of the ${what}`,
      `at least 0, and level at most ${sensor.white}`,
      `${rate}, ${offset} and ${level}`,
    );
  }
}
