/** Mean, temporal noise and spatial variances of a stack of frames taken alike, by EMVA 1288 release 4. */
import { type MomentPlanes, sumOfSquaredDeviations } from '@hotpix/statistics';
import type { Colour, Lattice } from './lattice.ts';

/** What a set of dark frames or of flat fields left in the moments planes. */
export interface FrameSet {
  readonly planes: MomentPlanes;
  /** Frames of the set, at least 1. */
  readonly frames: number;
}

/** Spatial variances in DN² with the residual temporal noise removed; one may be negative where there is little to find. */
export interface SpatialVariance {
  readonly total: number;
  readonly row: number;
  readonly column: number;
  readonly pixel: number;
}

/** What a stack shows of one colour. */
export interface Stack {
  /** μ_y: mean of all samples, in DN. */
  readonly mean: number;
  /** σ²_y.stack: mean over the samples of their variance over the frames, in DN²; undefined for a single frame. */
  readonly temporal?: number;
  /** Undefined for a single frame, whose temporal noise is not known, and for fewer rows or columns than a split needs. */
  readonly spatial?: SpatialVariance;
}

/** Measures one colour; of several lattices the averages, each weighed by its number of samples. */
export function measureStack(set: FrameSet, { lattices }: Colour): Stack {
  const measured = lattices.map((lattice) => ({
    weight: lattice.rows * lattice.columns,
    ...measureLattice(set, lattice),
  }));
  const samples = measured.reduce((sum, { weight }) => sum + weight, 0);
  const average = (of: (one: (typeof measured)[number]) => number): number =>
    measured.reduce((sum, one) => sum + one.weight * of(one), 0) / samples;
  const mean = average((one) => one.mean);
  if (set.frames < 2) return { mean };
  const temporal = average((one) => one.temporal);
  if (lattices.some(({ rows, columns }) => rows * columns <= rows + columns)) return { mean, temporal };
  const part = (name: keyof SpatialVariance): number => average((one) => one.spatial[name]);
  return {
    mean,
    temporal,
    spatial: { total: part('total'), row: part('row'), column: part('column'), pixel: part('pixel') },
  };
}

function measureLattice(set: FrameSet, lattice: Lattice): { mean: number; temporal: number; spatial: SpatialVariance } {
  const { frames } = set;
  const { mean, ofRows, ofColumns } = meansOf(set, lattice);
  const temporal = temporalVariance(set, lattice);
  const { rows, columns } = lattice;
  const measured = spread(set, lattice, mean);
  const total = measured - temporal / frames;
  // A mean over a row or column still carries that much of the temporal noise.
  const row = varianceAround(mean, ofRows) - temporal / (frames * columns);
  const column = varianceAround(mean, ofColumns) - temporal / (frames * rows);
  return { mean, temporal, spatial: split(total, row, column, rows, columns) };
}

/**
 * Splits the spatial variance. The variances of the row and column means hold a share of the pixels' variance, and those
 * of the columns' and rows' respectively; solving for the parts gives, for M rows and N columns,
 * s²_pixel = MN/(MN − M − N)·(s² − s²_cav − s²_rav), and s²_row and s²_col alike.
 *
 * @param total s²_y
 * @param rowMeans s²_y.rav, variance of the row means
 * @param columnMeans s²_y.cav, variance of the column means
 */
function split(total: number, rowMeans: number, columnMeans: number, rows: number, columns: number): SpatialVariance {
  const samples = rows * columns;
  const free = samples - rows - columns;
  return {
    total,
    row: ((samples - columns) * rowMeans - rows * (total - columnMeans)) / free,
    column: ((samples - rows) * columnMeans - columns * (total - rowMeans)) / free,
    pixel: (samples / free) * (total - columnMeans - rowMeans),
  };
}

interface Means {
  readonly mean: number;
  readonly ofRows: Float64Array;
  readonly ofColumns: Float64Array;
}

function meansOf({ planes: { sum }, frames }: FrameSet, { rows, columns, first, down, across }: Lattice): Means {
  const ofRows = new Float64Array(rows);
  const ofColumns = new Float64Array(columns);
  let total = 0;
  for (let m = 0; m < rows; m++) {
    for (let n = 0, i = first + m * down; n < columns; n++, i += across) {
      ofRows[m] += sum[i];
      ofColumns[n] += sum[i];
    }
    total += ofRows[m];
  }
  return {
    mean: total / (frames * rows * columns),
    ofRows: ofRows.map((of) => of / (frames * columns)),
    ofColumns: ofColumns.map((of) => of / (frames * rows)),
  };
}

/** Mean of the unbiased variances of the samples over the frames. */
function temporalVariance({ planes, frames }: FrameSet, { rows, columns, first, down, across }: Lattice): number {
  const { sum, squares } = planes;
  let deviations = 0;
  for (let m = 0; m < rows; m++) {
    for (let n = 0, i = first + m * down; n < columns; n++, i += across) {
      deviations += sumOfSquaredDeviations(frames, sum[i], squares[i]);
    }
  }
  return deviations / ((frames - 1) * rows * columns);
}

/** Unbiased variance of the averaged image, in DN². */
function spread({ planes: { sum }, frames }: FrameSet, lattice: Lattice, mean: number): number {
  const { rows, columns, first, down, across } = lattice;
  let squares = 0;
  for (let m = 0; m < rows; m++) {
    for (let n = 0, i = first + m * down; n < columns; n++, i += across) squares += (sum[i] / frames - mean) ** 2;
  }
  return squares / (rows * columns - 1);
}

function varianceAround(mean: number, values: Float64Array): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
