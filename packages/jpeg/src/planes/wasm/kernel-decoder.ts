/** Planes by the kernels. */
import type { Structure } from '../../structure/read-structure.ts';
import type { Scan } from '../../structure/scan.ts';
import { areasOf, needsOf, PAGE, STEPS } from './areas.ts';
import { assertSound } from './damage.ts';
import { compileKernels, instantiate, type Kernels } from './kernels.ts';
import { layScan } from './lay-scan.ts';
import { laySteps } from './lay-steps.ts';
import type { Work } from './work.ts';

/** What a WebAssembly memory can grow to, in pages: 4 GiB. */
const MOST_PAGES = 65_536;

/** Decodes in one memory, which grows to what the largest file needs and is used again. */
export class KernelDecoder {
  private readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
  private readonly kernels: Kernels;

  private constructor(module: WebAssembly.Module) {
    this.kernels = instantiate(module, this.memory);
  }

  /** Undefined where the engine has no WebAssembly with SIMD. */
  static create(): KernelDecoder | undefined {
    const module = compileKernels();
    return module && new KernelDecoder(module);
  }

  get bytes(): number {
    return this.memory.buffer.byteLength;
  }

  /**
   * @throws {JpegError} `badJpeg` for damaged data
   * @throws {RangeError} where the memory cannot grow
   */
  decode(bytes: Uint8Array, structure: Structure, into: readonly Uint8Array[]): void {
    const areas = areasOf(structure.frame, needsOf(structure));
    this.reserve(areas.end);
    const work = { bytes, structure, areas, kernels: this.kernels, heap: new Uint8Array(this.memory.buffer) };
    laySteps(work);
    if (structure.frame.isProgressive) decodeProgressive(work, into);
    else for (const scan of structure.scans) decodeSequential(work, scan, into);
  }

  private reserve(end: number): void {
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
  }
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
