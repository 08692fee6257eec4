/** Rows of a plane at the size of the picture, as libjpeg-turbo makes them by its "fancy" upsampling. */
import { JpegError } from '../errors.ts';
import type { PlaneComponent, PlaneLayout } from './layout.ts';

/** Writes row y of the picture; there is room for a few samples behind its end. */
export type Rows = (y: number, row: Uint8Array) => void;

/** Narrower ones are repeated instead. */
const LEAST_SMOOTH = 3;

/** How often a sample comes in a row and in a column of the picture. */
interface Ratio {
  readonly across: number;
  readonly down: number;
}

/** @throws {JpegError} `unsupported` for ratios that are no whole numbers */
export function ratioOf({ components }: PlaneLayout, { horizontal, vertical }: PlaneComponent): Ratio {
  const across = Math.max(...components.map((component) => component.horizontal)) / horizontal;
  const down = Math.max(...components.map((component) => component.vertical)) / vertical;
  if (across % 1 !== 0 || down % 1 !== 0) throw fractional(across, down);
  return { across, down };
}

/** Where a sample becomes two across, down, or both. At all other ratios it is repeated. */
export function isSmooth({ across, down }: Ratio, width: number): boolean {
  return across === 2 ? down <= 2 && width >= LEAST_SMOOTH : across === 1 && down === 2;
}

/** @throws {JpegError} as ratioOf does */
export function rowsOf(layout: PlaneLayout, component: PlaneComponent, plane: Uint8Array): Rows {
  const ratio = ratioOf(layout, component);
  const { width } = component;
  if (isSmooth(ratio, width)) {
    if (ratio.across === 1) return smoothDown(component, plane);
    return ratio.down === 1 ? smoothAcross(component, plane) : smooth(component, plane);
  }
  if (ratio.across === 1 && ratio.down === 1) return (y, row) => row.set(plane.subarray(y * width, (y + 1) * width));
  return repeated(component, plane, ratio);
}

function fractional(across: number, down: number): JpegError {
  return new JpegError(
    'unsupported',
    `Expected components whose samples fit into each other a whole number of times, got ${across} across and ${down} down. Encode the picture anew instead.`,
  );
}

function repeated({ width }: PlaneComponent, plane: Uint8Array, { across, down }: Ratio): Rows {
  return (y, row) => {
    const base = Math.floor(y / down) * width;
    for (let x = 0; x < width; x++) row.fill(plane[base + x], x * across, (x + 1) * across);
  };
}

/** Three parts of the nearer sample, one of the other. Halves go down and up in turns. */
function smoothAcross({ width }: PlaneComponent, plane: Uint8Array): Rows {
  return (y, row) => {
    const base = y * width;
    for (let x = 0; x < width; x++) {
      const here = 3 * plane[base + x];
      row[2 * x] = (here + plane[base + Math.max(x - 1, 0)] + 1) >> 2;
      row[2 * x + 1] = (here + plane[base + Math.min(x + 1, width - 1)] + 2) >> 2;
    }
  };
}

function smoothDown({ width, height }: PlaneComponent, plane: Uint8Array): Rows {
  return (y, row) => {
    const [base, other] = twoRows(y, height).map((at) => at * width);
    const bias = 1 + (y & 1);
    for (let x = 0; x < width; x++) row[x] = (3 * plane[base + x] + plane[other + x] + bias) >> 2;
  };
}

function smooth({ width, height }: PlaneComponent, plane: Uint8Array): Rows {
  const sums = new Uint16Array(width);
  return (y, row) => {
    const [base, other] = twoRows(y, height).map((at) => at * width);
    for (let x = 0; x < width; x++) sums[x] = 3 * plane[base + x] + plane[other + x];
    for (let x = 0; x < width; x++) {
      const here = 3 * sums[x];
      row[2 * x] = (here + sums[Math.max(x - 1, 0)] + 8) >> 4;
      row[2 * x + 1] = (here + sums[Math.min(x + 1, width - 1)] + 7) >> 4;
    }
  };
}

/** The row of the plane that row y of the picture lies in, and the nearer one of its neighbours; the edge is its own. */
export function twoRows(y: number, height: number): [number, number] {
  const here = y >> 1;
  return [here, (y & 1) === 0 ? Math.max(here - 1, 0) : Math.min(here + 1, height - 1)];
}
