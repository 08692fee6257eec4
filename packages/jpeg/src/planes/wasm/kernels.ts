/** The compiled kernels. */
import { KERNELS } from '../../generated/kernels.ts';

/** What `assembly/index.ts` exports. All numbers are addresses in the memory, or counts; what comes is damage, by damage.ts. */
export interface Kernels {
  buildTable(counts: number, table: number): void;
  sequentialRow(scan: number): number;
  progressiveScan(scan: number, isLater: number): number;
  transformRow(from: number, count: number, steps: number, block: number, to: number, stride: number): void;
}

let compiled: WebAssembly.Module | null | undefined;

/** WebAssembly knows little-endian numbers alone, typed arrays those of the machine. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** The kernels, to be given a memory; undefined where the engine knows no WebAssembly with SIMD. */
export function compileKernels(): WebAssembly.Module | undefined {
  if (compiled === undefined) compiled = isLittleEndian ? compile() : null;
  return compiled ?? undefined;
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(KERNELS), (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}

export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
