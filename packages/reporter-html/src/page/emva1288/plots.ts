/** What the plots of the standard show, as numbers. */
import type { Emva1288 } from '@hotpix/result';
import { significant, whole } from '../model/format.ts';

type Histogram = Emva1288['histograms'][number];

/** Values in bins of equal width. */
export interface Curve {
  readonly colour: string;
  readonly from: number;
  readonly step: number;
  readonly values: readonly number[];
  /** What a normal distribution gives, beside what was measured. */
  readonly expected?: readonly number[];
}

export interface Plot {
  readonly title: string;
  readonly across: string;
  readonly up: string;
  readonly unit: string;
  /** Foot of the logarithmic axis. */
  readonly foot: number;
  readonly curves: readonly Curve[];
  /** A value in words. */
  readonly say: (value: number) => string;
}

/** How many samples deviate by how much. */
export function histogramPlot({ name, title, unit, colours }: Histogram): Plot {
  return {
    title,
    across: `${name.toUpperCase()} deviation, ${unit}`,
    up: 'Samples',
    unit,
    // Half a sample, so that a single one has a height.
    foot: 0.5,
    curves: colours.map(({ colour, from, step, counts, expected }) => {
      return { colour, from, step, values: counts, expected };
    }),
    say: whole,
  };
}

/** How many samples deviate by at least how much. */
export function accumulatedPlot({ name, unit, colours }: Histogram): Plot {
  const curves = colours.map(({ colour, accumulated: { from, step, percent } }) => {
    return { colour, from, step, values: percent };
  });
  const least = Math.min(100, ...curves.flatMap(({ values }) => values.filter((value) => value > 0)));
  return {
    title: `${name.toUpperCase()}: share of the samples that deviate by at least so much`,
    across: `Deviation of at least, ${unit}, either way`,
    up: 'Samples, %',
    unit,
    foot: least / 2,
    curves,
    say: (value) => `${significant(value, 3)} %`,
  };
}

/** Least and greatest edge of all bins. */
export function spanOf({ curves }: Plot): { from: number; to: number } {
  const from = Math.min(...curves.map((curve) => curve.from));
  const to = Math.max(...curves.map((curve) => curve.from + curve.step * curve.values.length));
  return { from, to: to > from ? to : from + 1 };
}

/** Value of the bin that a deviation falls into; 0 beyond all bins, for there is no sample. */
export function valueAt({ from, step, values }: Curve, deviation: number): number {
  if (deviation < from) return values.length > 0 && from >= 0 && values[0] === 100 ? 100 : 0;
  return values[Math.floor((deviation - from) / step)] ?? 0;
}
