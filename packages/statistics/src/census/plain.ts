/** The census site by site: the reference that the kernels must equal. */
import type { Rectangle } from '@hotpix/core';
import { GrowingList } from '../growing-list.ts';
import type { FrameCounts } from '../evidence/evidence.ts';
import { BLOCK } from './classes.ts';
import type {
  Classes,
  ClassLimits,
  ClassScales,
  CountedPlanes,
  FramesCounted,
  NearestLimits,
  ScoreSums,
  SumsCounted,
  Windows,
} from './classes.ts';

export function countFramesPlainly(count: FrameCounts): FramesCounted {
  let [most, all] = [0, 0];
  for (let i = 0; i < count.length; i++) {
    all += count[i];
    if (count[i] > most) most = count[i];
  }
  return { most, all };
}

export function countClassesPlainly({ count }: CountedPlanes, { numbers, columns, rows }: Classes): Uint32Array {
  const sites = new Uint32Array(numbers);
  for (const { start, first } of rows) {
    for (let x = 0; x < columns.length; x++) sites[first + columns[x] + count[start + x]]++;
  }
  return sites;
}

export function countSumsPlainly(planes: CountedPlanes, { columns, rows }: Classes, windows: Windows): SumsCounted {
  const { count, sum } = planes;
  const { middles, reach, length } = windows;
  const counts = new Uint32Array(length);
  const listed = new GrowingList();
  for (const { start, first } of rows) {
    for (let x = 0; x < columns.length; x++) {
      const i = start + x;
      const middle = middles[first + columns[x] + count[i]];
      if (middle >= 0 && sum[i] <= reach && sum[i] >= -reach) counts[middle + sum[i]]++;
      else if (count[i] > 0) listed.push(i);
    }
  }
  return { counts, listed: listed.values };
}

export function findBeyondPlainly(
  { count, sum, excess, below }: CountedPlanes,
  { columns, rows }: Classes,
  limits: ClassLimits,
  nearest: NearestLimits,
  wanted: number,
): Uint32Array {
  const found = new GrowingList();
  const { low, high, most, below: least } = nearest;
  for (const { start, first } of rows) {
    for (let x = 0; x < columns.length; x++) {
      const i = start + x;
      if (sum[i] < high && sum[i] > low && excess[i] < most && below[i] < least) continue;
      const number = first + columns[x] + count[i];
      const isHigh = sum[i] >= limits.high[number] || excess[i] >= limits.most[number];
      if (!isHigh && sum[i] > limits.low[number] && below[i] < limits.below[number]) continue;
      if (count[i] > 0) found.push(i);
    }
    if (found.length > wanted) break;
  }
  return found.values;
}

export function sumScoresPlainly(
  { count, sum }: CountedPlanes,
  { columns: numbers, rows }: Classes,
  { middles, units }: ClassScales,
  clip: number,
  { x: left, y: top, width, height }: Rectangle,
): ScoreSums {
  const blocks = { row: Math.floor(width / BLOCK), column: Math.floor(height / BLOCK) };
  const row = new Float64Array((blocks.row + 1) * height);
  const column = new Float64Array((blocks.column + 1) * width);
  const columns = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    const { start, first } = rows[top + y];
    let ofBlock = 0;
    for (let x = 0; x < width; x++) {
      const i = start + left + x;
      const number = first + numbers[left + x] + count[i];
      const score = Math.max(-clip, Math.min(clip, (sum[i] - middles[number]) / units[number]));
      columns[x] += score;
      ofBlock += score;
      if ((x + 1) % BLOCK !== 0) continue;
      const block = (x + 1) / BLOCK;
      row[block * height + y] = row[(block - 1) * height + y] + ofBlock;
      ofBlock = 0;
    }
    if ((y + 1) % BLOCK !== 0) continue;
    const to = ((y + 1) / BLOCK) * width;
    for (let x = 0; x < width; x++) column[to + x] = column[to - width + x] + columns[x];
    columns.fill(0);
  }
  return { column, row };
}
