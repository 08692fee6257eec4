/** Coefficients by the kernels. */
import { assertScans } from '../../coefficients/assert-scans.ts';
import { readCoefficients, type Coefficients } from '../../coefficients/read-coefficients.ts';
import { isSoundTable } from '../../structure/huffman-table.ts';
import type { Structure } from '../../structure/read-structure.ts';
import { blocksOf, MOST_BLOCKS_IN_MCU, type Scan } from '../../structure/scan.ts';
import { areasOf, needsOf } from './areas.ts';
import { assertSound } from './damage.ts';
import { KernelMemory } from './kernels.ts';
import { layScan } from './lay-scan.ts';
import { laySteps } from './lay-steps.ts';
import type { Work } from './work.ts';

/** Of each component, by the number of a block: 1 for those that are wanted. */
export type Wanted = readonly Uint8Array[];

/** Coefficients as they stand in the file. */
const ONES = new Uint16Array(64).fill(1);

/**
 * As readCoefficients gives them, by WebAssembly where the engine has it and the file is of the usual kind: sequential.
 * @param wanted blocks; others may be left at zero, so that a system which gives memory as it is first written to gives little
 * @throws {JpegError} as readCoefficients does
 */
export function takeCoefficients(bytes: Uint8Array, structure: Structure, wanted?: Wanted): Coefficients {
  const memory = isUsual(structure) ? KernelMemory.create() : undefined;
  if (!memory) return readCoefficients(bytes, structure);
  assertScans(structure);
  const { frame, scans } = structure;
  const areas = areasOf(frame, { ...needsOf(structure), isRead: true });
  const work = { bytes, structure, areas, kernels: memory.kernels, heap: memory.reserve(areas.end) };
  laySteps(
    work,
    frame.components.map(() => ONES),
  );
  const planes = frame.components.map(({ stride, storedRows }) => new Int16Array(64 * stride * storedRows));
  return { planes, ends: new Map(scans.map((scan) => [scan, readScan(work, scan, planes, wanted)])) };
}

/** What kernels were made for; what else the standard allows is left to the plain code. */
function isUsual({ frame, scans }: Structure): boolean {
  if (frame.isProgressive) return false;
  return scans.every(
    (scan) =>
      blocksOf(scan, frame) <= MOST_BLOCKS_IN_MCU * scan.mcus &&
      scan.components.every(({ dc, ac }) => [dc, ac].every((table) => table && isSoundTable(table))),
  );
}

/** Tells where each MCU ends. */
function readScan(work: Work, scan: Scan, planes: readonly Int16Array[], wanted: Wanted | undefined): Uint32Array {
  const { areas, heap, kernels, structure } = work;
  const { components } = structure.frame;
  const isAlone = scan.components.length === 1;
  const ends = new Uint32Array(scan.mcus);
  const rows = layScan(work, scan);
  const columns = scan.mcus / rows;
  const ofRow = new Uint32Array(heap.buffer, areas.ends, columns);
  for (let row = 0; row < rows; row++) {
    assertSound(kernels.coefficientRow(areas.scan, areas.ends));
    ends.set(ofRow, row * columns);
    for (const { index } of scan.components) {
      const { stride, v } = components[index];
      const height = isAlone ? 1 : v;
      const from = new Int16Array(heap.buffer, areas.coefficients[index], 64 * stride * height);
      keep(from, planes[index], row * height * stride, wanted?.[index]);
    }
  }
  return ends;
}

/** Copies blocks of a row to where they belong. @param first number of the first of them */
function keep(from: Int16Array, plane: Int16Array, first: number, wanted: Uint8Array | undefined): void {
  if (!wanted) return plane.set(from, 64 * first);
  const own = wanted.subarray(first, first + from.length / 64);
  for (let at = own.indexOf(1); at >= 0; at = own.indexOf(1, at + 1)) {
    plane.set(from.subarray(64 * at, 64 * at + 64), 64 * (first + at));
  }
}
