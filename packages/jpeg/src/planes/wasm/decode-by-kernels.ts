/** Planes by the kernels. */
import type { Structure } from '../../structure/read-structure.ts';
import type { Scan } from '../../structure/scan.ts';
import { areasOf, needsOf, STEPS } from './areas.ts';
import { assertSound } from './damage.ts';
import type { KernelMemory } from './kernels.ts';
import { layScan } from './lay-scan.ts';
import { laySteps } from './lay-steps.ts';
import type { Work } from './work.ts';

/**
 * Decodes in a memory which grows to what the largest file needs and is used again.
 * @throws {JpegError} `badJpeg` for damaged data
 * @throws {RangeError} where the memory cannot grow
 */
export function decodeByKernels(
  memory: KernelMemory,
  bytes: Uint8Array,
  structure: Structure,
  into: readonly Uint8Array[],
): void {
  const areas = areasOf(structure.frame, needsOf(structure));
  const work = { bytes, structure, areas, kernels: memory.kernels, heap: memory.reserve(areas.end) };
  laySteps(work);
  if (structure.frame.isProgressive) decodeProgressive(work, into);
  else for (const scan of structure.scans) decodeSequential(work, scan, into);
}

function decodeSequential(work: Work, scan: Scan, into: readonly Uint8Array[]): void {
  const { components } = work.structure.frame;
  const rows = layScan(work, scan);
  for (let row = 0; row < rows; row++) {
    assertSound(work.kernels.sequentialRow(work.areas.scan));
    for (const { index } of scan.components) {
      const height = 8 * (scan.components.length > 1 ? components[index].v : 1);
      copyRows(work, index, row * height, height, into[index]);
    }
  }
}

function decodeProgressive(work: Work, into: readonly Uint8Array[]): void {
  const { areas, kernels, heap, structure } = work;
  const { components } = structure.frame;
  for (const [i, { stride, storedRows }] of components.entries()) {
    heap.fill(0, areas.coefficients[i], areas.coefficients[i] + 128 * stride * storedRows);
  }
  for (const scan of structure.scans) {
    layScan(work, scan);
    assertSound(kernels.progressiveScan(areas.scan, scan.previous));
  }
  for (const [i, { stride, columns, rows }] of components.entries()) {
    for (let row = 0; row < rows; row++) {
      const from = areas.coefficients[i] + 128 * stride * row;
      kernels.transformRow(from, columns, areas.steps + 4 * STEPS * i, areas.block, areas.samples[i], 8 * stride);
      copyRows(work, i, 8 * row, 8, into[i]);
    }
  }
}

/** Rows of samples that were decoded last, as far as they lie within the picture. */
function copyRows({ areas, heap, structure }: Work, index: number, y: number, rows: number, into: Uint8Array): void {
  const { width, height, stride } = structure.frame.components[index];
  const inside = Math.min(rows, height - y);
  const from = areas.samples[index];
  if (width === 8 * stride) into.set(heap.subarray(from, from + inside * width), y * width);
  else for (let row = 0; row < inside; row++) into.set(rowOf(heap, from + 8 * stride * row, width), (y + row) * width);
}

const rowOf = (heap: Uint8Array, from: number, width: number): Uint8Array => heap.subarray(from, from + width);
