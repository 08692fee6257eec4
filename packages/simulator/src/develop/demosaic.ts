/** From a mosaic to three colours at every pixel. */
import type { Shot } from '../capture/photograph.ts';
import { colourIndex, COLOURS } from '../sensor/mosaic.ts';
import { NEUTRAL } from '../sensor/response.ts';
import { REACH, tapsFor, type Demosaic } from './kernels.ts';

export type MosaicShot = Shot & Required<Pick<Shot, 'mosaic'>>;

/** A filter ready to run: its weights, and the places they belong to in the window's memory, from the pixel. */
interface Filter {
  readonly distances: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Gives the rows of the active area from the top: camera colour balanced to white, three numbers per pixel, 1 at the
 * white level. Each row overwrites the one before.
 */
export function* demosaicedRows(shot: MosaicShot, demosaic: Demosaic): Generator<Float32Array> {
  const { mosaic, active } = shot;
  const stride = active.width + 2 * REACH;
  const rows = 2 * REACH + 1;
  const window = new Float32Array(rows * stride);
  const filters = filtersOf(mosaic, demosaic, stride);
  const row = new Float32Array(3 * active.width);
  for (let last = -REACH; last < active.height + REACH; last++) {
    window.copyWithin(0, stride);
    loadRow(shot, last, window.subarray((rows - 1) * stride));
    if (last < REACH) continue;
    const line = (active.y + last - REACH) % mosaic.length;
    for (let start = 0; start < mosaic.length; start++) {
      const phase = line * mosaic.length + ((active.x + start) % mosaic.length);
      for (let colour = 0; colour < COLOURS.length; colour++) {
        const filter = filters[phase * COLOURS.length + colour];
        runFilter(filter, window, REACH * stride + REACH, row, start, mosaic.length, colour);
      }
    }
    yield row;
  }
}

/** One filter for each phase of the mosaic, in rows, and for each colour. */
function filtersOf(mosaic: readonly string[], demosaic: Demosaic, stride: number): Filter[] {
  const period = mosaic.length;
  return Array.from({ length: period * period * COLOURS.length }, (_, i) => {
    const [phase, colour] = [Math.floor(i / COLOURS.length), i % COLOURS.length];
    const taps = tapsFor(demosaic, mosaic, phase % period, Math.floor(phase / period), colour);
    return {
      distances: Int32Array.from(taps, ({ dx, dy }) => dy * stride + dx),
      weights: Float64Array.from(taps, ({ weight }) => weight),
    };
  });
}

/** Writes a row of the active area and a margin of REACH pixels, where the nearest whole period of the mosaic is repeated. */
function loadRow({ samples, width, mosaic, active, black, white }: MosaicShot, y: number, row: Float32Array): void {
  const period = mosaic.length;
  const line = active.y + repeated(y, active.height, period);
  const gains = NEUTRAL.map((neutral) => 1 / neutral / (white - black));
  const phases = Float32Array.from(mosaic, (_, phase) => gains[colourIndex(mosaic, phase, line)]);
  for (let i = 0; i < row.length; i++) {
    const isInside = i >= REACH && i < active.width + REACH;
    const x = active.x + (isInside ? i - REACH : repeated(i - REACH, active.width, period));
    row[i] = (samples[line * width + x] - black) * phases[x % period];
  }
}

function repeated(position: number, length: number, period: number): number {
  return position < 0 ? position + period : position >= length ? position - period : position;
}

/** Writes one colour of every pixel of one phase. */
function runFilter(
  { distances, weights }: Filter,
  window: Float32Array,
  origin: number,
  row: Float32Array,
  start: number,
  step: number,
  colour: number,
): void {
  const width = row.length / 3;
  for (let x = start; x < width; x += step) {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k] * window[origin + x + distances[k]];
    row[3 * x + colour] = sum;
  }
}
