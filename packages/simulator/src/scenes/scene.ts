/** What a camera looks at. */
import { invalid } from '../invalid.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Paints one row of pixels from (x, y) on, three numbers per pixel: linear sRGB, where 1 is the white that just
 * saturates the sensor. Positions may lie outside the frame. Rows are asked for from the top down.
 */
export type PaintRow = (x: number, y: number, row: Float32Array) => void;

/** The exposure is metered: the same scene gives the same values in DN at any ISO and exposure time. */
export interface Scene {
  /** The light where it is the same everywhere: nothing is painted then. */
  readonly even?: number;
  /** Makes the picture for a frame of that many pixels. */
  compose(frame: Size): PaintRow;
}

/** White light of the same level everywhere, as a share of that which saturates the sensor: a flat field. */
export function flat(level: number): Scene {
  if (!(level >= 0 && Number.isFinite(level))) throw invalid('level of a flat field', 'a number from 0', level);
  return { even: level, compose: () => (_x, _y, row) => row.fill(level) };
}

/** No light: the lens cap is on. */
export function dark(): Scene {
  return flat(0);
}

/** The same scene through a camera that moved by whole pixels: the picture moves left and up. */
export function shifted(scene: Scene, dx: number, dy: number): Scene {
  if (!Number.isInteger(dx) || !Number.isInteger(dy)) {
    throw invalid('shift', 'two whole numbers of pixels', `${dx}, ${dy}`);
  }
  return {
    ...(scene.even === undefined ? {} : { even: scene.even }),
    compose: (frame) => {
      const paint = scene.compose(frame);
      return (x, y, row) => paint(x + dx, y + dy, row);
    },
  };
}
