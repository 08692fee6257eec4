/** The sums of scores of a census by the kernel: two rows at a time. */
import type { Rectangle } from '@hotpix/core';
import type { WasmArena } from '../wasm/arena.ts';
import { asFloats, asWords, putFloats } from './areas.ts';
import { Bands, type Band } from './bands.ts';
import {
  areEven,
  BLOCK,
  VECTOR,
  type Classes,
  type ClassScales,
  type CountedPlanes,
  type ScoreSums,
} from './classes.ts';

export function sumScoresByKernel(
  place: WasmArena,
  planes: CountedPlanes,
  classes: Classes,
  scales: ClassScales,
  clip: number,
  area: Rectangle,
): ScoreSums {
  const { y: top, width, height } = area;
  const blocks = { row: Math.floor(width / BLOCK), column: Math.floor(height / BLOCK) };
  const sums = {
    row: new Float64Array((blocks.row + 1) * height),
    column: new Float64Array((blocks.column + 1) * width),
  };
  const kernel = new ScoresKernel(place, planes, classes, scales, clip, area);
  kernel.eachBlock(({ from, to }, columnSums, rowSums) => {
    putRows(sums.row, rowSums, height, from - top, to - from);
    if (to === from + BLOCK) putColumns(sums.column, columnSums, (from - top) / BLOCK);
  });
  return sums;
}

/** @param from the first line of the rows */
function putRows(sums: Float64Array, ofRows: Float64Array, lines: number, from: number, rows: number): void {
  for (let block = 0; block < ofRows.length / BLOCK; block++) {
    const to = (block + 1) * lines + from;
    for (let i = 0; i < rows; i++) sums[to + i] = ofRows[block * BLOCK + i];
  }
}

function putColumns(sums: Float64Array, ofColumns: Float64Array, block: number): void {
  const before = block * ofColumns.length;
  for (let x = 0; x < ofColumns.length; x++) sums[before + ofColumns.length + x] = sums[before + x] + ofColumns[x];
}

type Name = 'count' | 'sum';

/** @param columns sums of a block of rows @param rows sums of each row from its start to each whole block, 16 rows per block */
type OnBlock = (rows: { from: number; to: number }, columns: Float64Array, ofRows: Float64Array) => void;

class ScoresKernel {
  private readonly place: WasmArena;
  private readonly planes: CountedPlanes;
  private readonly classes: Classes;
  private readonly clip: number;
  private readonly area: Rectangle;
  private readonly bands: Bands<Name>;
  private readonly isEven: boolean;
  private readonly areas: Record<Name | 'columns' | 'scales' | 'own' | 'columnSums' | 'rowSums', number>;

  constructor(
    place: WasmArena,
    planes: CountedPlanes,
    classes: Classes,
    { middles, units }: ClassScales,
    clip: number,
    area: Rectangle,
  ) {
    const { x: left, width } = area;
    const rowSums = BLOCK * Math.floor(width / BLOCK);
    this.place = place;
    this.planes = planes;
    this.classes = classes;
    this.clip = clip;
    this.area = area;
    this.isEven = areEven(classes);
    this.bands = new Bands(place, planes, ['count', 'sum'], classes.columns.length);
    this.areas = place.layOut('scores of a census', {
      ...this.bands.bytes,
      columns: 4 * width,
      scales: 8 * 2 * classes.numbers,
      own: 8 * 4 * VECTOR,
      columnSums: 8 * width,
      rowSums: 8 * rowSums,
    });
    asWords(place, this.areas.columns, width).set(classes.columns.subarray(left, left + width));
    putFloats(place, this.areas.scales, [middles, units]);
  }

  eachBlock(visit: OnBlock): void {
    const { place, areas, bands } = this;
    const { y: top, width, height } = this.area;
    const columnSums = asFloats(place, areas.columnSums, width);
    const rowSums = asFloats(place, areas.rowSums, BLOCK * Math.floor(width / BLOCK));
    bands.each({ from: top, to: top + height }, areas, (band) => {
      for (let from = band.from; from < band.to; from += BLOCK) {
        const to = Math.min(band.to, from + BLOCK);
        columnSums.fill(0);
        for (let y = from; y < to; y += 2) this.sumTwo(band, y, y + 1 < to ? 1 : 0);
        visit({ from, to }, columnSums, rowSums);
      }
    });
  }

  /** @param next rows from the first to the second, 0 where there is none */
  private sumTwo({ rowOf }: Band<Name>, y: number, next: number): void {
    const { place, areas, bands, isEven, clip } = this;
    const { columns, rows, numbers } = this.classes;
    const { count, sum } = this.planes;
    const { x: left, y: top, width } = this.area;
    place.kernels.sumScores(
      rowOf('count', y) + left * count.BYTES_PER_ELEMENT,
      rowOf('sum', y) + left * sum.BYTES_PER_ELEMENT,
      next * columns.length,
      areas.columns,
      width,
      bands.halved,
      isEven,
      areas.scales + 8 * rows[y].first,
      areas.scales + 8 * rows[y + next].first,
      8 * numbers,
      areas.own,
      clip,
      areas.columnSums,
      areas.rowSums + 8 * ((y - top) % BLOCK),
      8 * BLOCK,
    );
  }
}
