/** A scan as the kernels take it. */
import { assertStretch } from '../../entropy/bit-reader.ts';
import type { HuffmanTable } from '../../structure/huffman-table.ts';
import type { Scan } from '../../structure/scan.ts';
import { BYTES_OF_COMPONENT, BYTES_OF_TABLE, STEPS } from './areas.ts';
import type { Work } from './work.ts';

/**
 * Lays out the coded data and the tables of a scan, and its beginning: the fields of `Scan` in assembly/scan.ts, in their order.
 * @returns how many rows of MCUs it has
 * @throws {JpegError} `tooLarge` for coded data without restart markers that are longer than kernels count bits
 */
export function layScan(work: Work, scan: Scan): number {
  const { bytes, areas, heap } = work;
  const { columns, rows } = sizeOf(work, scan);
  heap.set(bytes.subarray(scan.start, scan.end), areas.source);
  const bounds = [...scan.intervals, scan.end].map((at) => at - scan.start);
  bounds.forEach((at, i) => assertStretch(at - (bounds[i - 1] ?? 0)));
  new Uint32Array(heap.buffer, areas.intervals, bounds.length).set(bounds);
  for (let i = 0; i < scan.components.length; i++) layComponent(work, scan, i);
  const fields = [
    ...[areas.components, scan.components.length, columns, rows],
    ...[Math.min(scan.interval, scan.mcus), 0, scan.mcus],
    ...[areas.intervals, 0, areas.source, areas.base, 0, 0],
    ...[scan.first, scan.last, scan.low, 0, areas.block],
  ];
  new Uint32Array(heap.buffer, areas.scan, fields.length).set(fields);
  return rows;
}

/** In MCUs. */
function sizeOf({ structure: { frame } }: Work, { components }: Scan): { columns: number; rows: number } {
  if (components.length > 1) return { columns: frame.mcuColumns, rows: frame.mcuRows };
  return frame.components[components[0].index];
}

/** The fields of `Component` in assembly/scan.ts, in their order. */
function layComponent(work: Work, scan: Scan, i: number): void {
  const { structure, areas, heap } = work;
  const { index, dc, ac } = scan.components[i];
  const { h, v, stride } = structure.frame.components[index];
  const isAlone = scan.components.length === 1;
  const fields = [
    ...[dc, ac].map((table, kind) => layTable(work, table, areas.tables + (2 * i + kind) * BYTES_OF_TABLE)),
    ...[areas.steps + 4 * STEPS * index, areas.samples[index], 8 * stride],
    ...[areas.coefficients[index], stride],
    ...[isAlone ? 1 : h, isAlone ? 1 : v, 0],
  ];
  new Uint32Array(heap.buffer, areas.components + BYTES_OF_COMPONENT * i, fields.length).set(fields);
}

function layTable({ heap, areas, kernels }: Work, table: HuffmanTable | undefined, at: number): number {
  if (!table) return 0;
  heap.set(table.counts, areas.codes);
  heap.set(table.symbols, areas.codes + table.counts.length);
  kernels.buildTable(areas.codes, at);
  return at;
}
