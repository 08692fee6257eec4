/** The census by kernels. */
import { GrowingList } from '../growing-list.ts';
import type { FrameCounts } from '../evidence/evidence.ts';
import type { WasmArena } from '../wasm/arena.ts';
import { asFloats, asWords, putFloats } from './areas.ts';
import { Bands } from './bands.ts';
import {
  areEven,
  VECTOR,
  type Classes,
  type ClassLimits,
  type CountedPlanes,
  type FramesCounted,
  type NearestLimits,
  type SumsCounted,
  type Windows,
} from './classes.ts';

export function countFramesByKernel(place: WasmArena, count: FrameCounts): FramesCounted {
  const bands = new Bands(place, { count }, ['count'], 1);
  const areas = place.layOut('frames of a census', { ...bands.bytes, found: 16 });
  let [most, all] = [0, 0];
  bands.each({ from: 0, to: count.length }, areas, ({ from, to, rowOf }) => {
    place.kernels.countFrames(rowOf('count', from), to - from, bands.halved === 1, areas.found);
    const [greatest, sum] = asFloats(place, areas.found, 2);
    most = Math.max(most, greatest);
    all += sum;
  });
  return { most, all };
}

export function countClassesByKernel(place: WasmArena, planes: CountedPlanes, classes: Classes): Uint32Array {
  const { columns, rows, numbers } = classes;
  const bands = new Bands(place, planes, ['count'], columns.length);
  const words = { columns: 4 * columns.length, sites: 4 * numbers };
  const areas = place.layOut('classes of a census', { ...bands.bytes, ...words });
  asWords(place, areas.columns, columns.length).set(columns);
  const sites = asWords(place, areas.sites, numbers).fill(0);
  const isEven = areEven(classes);
  bands.each({ from: 0, to: rows.length }, areas, ({ from, to, rowOf }) => {
    for (let y = from; y < to; y++) {
      place.kernels.countClasses(
        rowOf('count', y),
        areas.columns,
        columns.length,
        bands.halved === 1,
        isEven,
        areas.sites + 4 * rows[y].first,
      );
    }
  });
  return sites.slice();
}

export function countSumsByKernel(
  place: WasmArena,
  planes: CountedPlanes,
  classes: Classes,
  { middles, reach, length }: Windows,
): SumsCounted {
  const { columns, rows, numbers } = classes;
  const { length: width } = columns;
  const bands = new Bands(place, planes, ['count', 'sum'], width);
  const words = { columns: 4 * width, middles: 4 * numbers, counts: 4 * length, own: 4 * VECTOR, listed: 4 * width };
  const areas = place.layOut('sums of a census', { ...bands.bytes, ...words });
  asWords(place, areas.columns, width).set(columns);
  new Int32Array(place.buffer, areas.middles, numbers).set(middles);
  const counts = asWords(place, areas.counts, length).fill(0);
  const isEven = areEven(classes);
  const [listed, ofRow] = [new GrowingList(), asWords(place, areas.listed, width)];
  bands.each({ from: 0, to: rows.length }, areas, ({ from, to, rowOf }) => {
    for (let y = from; y < to; y++) {
      const { start, first } = rows[y];
      const found = place.kernels.countSums(
        rowOf('count', y),
        rowOf('sum', y),
        areas.columns,
        width,
        bands.halved,
        isEven,
        areas.middles + 4 * first,
        areas.counts,
        reach,
        areas.own,
        areas.listed,
      );
      if (found > 0) listed.pushAll(ofRow.subarray(0, found), start);
    }
  });
  return { counts: counts.slice(), listed: listed.values };
}

export function findBeyondByKernel(
  place: WasmArena,
  planes: CountedPlanes,
  { columns, rows, numbers }: Classes,
  limits: ClassLimits,
  nearest: NearestLimits,
  wanted: number,
): Uint32Array {
  const { length: width } = columns;
  const bands = new Bands(place, planes, ['count', 'sum', 'excess', 'below'], width);
  const own = { columns: 4 * width, limits: 8 * 4 * numbers, found: 4 * width };
  const areas = place.layOut('limits of a census', { ...bands.bytes, ...own });
  asWords(place, areas.columns, width).set(columns);
  const { low, high, most, below } = limits;
  putFloats(place, areas.limits, [low, high, most, below]);
  const [all, ofRow] = [new GrowingList(), asWords(place, areas.found, width)];
  bands.each({ from: 0, to: rows.length }, areas, ({ from, to, rowOf }) => {
    for (let y = from; y < to && all.length <= wanted; y++) {
      const { start, first } = rows[y];
      const found = place.kernels.findBeyond(
        rowOf('count', y),
        rowOf('sum', y),
        rowOf('excess', y),
        rowOf('below', y),
        areas.columns,
        width,
        bands.halved,
        areas.limits + 8 * first,
        8 * numbers,
        nearest.low,
        nearest.high,
        Math.max(0, nearest.most),
        Math.max(0, nearest.below),
        areas.found,
      );
      if (found > 0) all.pushAll(ofRow.subarray(0, found), start);
    }
  });
  return all.values;
}
