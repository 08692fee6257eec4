/** The compiled kernels. */
import { KERNELS } from '../../generated/kernels.ts';

/** What `assembly/index.ts` exports. All numbers are addresses in the memory, or counts; what comes is damage, by damage.ts. */
export interface Kernels {
  buildTable(counts: number, table: number): void;
  sequentialRow(scan: number): number;
  coefficientRow(scan: number, ends: number): number;
  progressiveScan(scan: number, isLater: number): number;
  transformRow(from: number, count: number, steps: number, block: number, to: number, stride: number): void;
  krige(lists: number, count: number, block: number, level: number): void;
  smoothRow(near: number, far: number, width: number, sums: number, to: number): void;
  convertRow(luma: number, cb: number, cr: number, width: number, to: number): void;
}

/** In bytes. */
export const PAGE = 65_536;
/** What a WebAssembly memory can grow to: 4 GiB. */
const MOST_PAGES = 65_536;

let compiled: WebAssembly.Module | null | undefined;

/** WebAssembly knows little-endian numbers alone, typed arrays those of the machine. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Undefined where the engine knows no WebAssembly with SIMD. */
function compileKernels(): WebAssembly.Module | undefined {
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

/** Kernels with a memory of their own, which grows to what was asked for at most. */
export class KernelMemory {
  readonly kernels: Kernels;
  private readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });

  private constructor(module: WebAssembly.Module) {
    this.kernels = new WebAssembly.Instance(module, { env: { memory: this.memory } }).exports as unknown as Kernels;
  }

  /** Undefined where the engine has no WebAssembly with SIMD. */
  static create(): KernelMemory | undefined {
    const module = compileKernels();
    return module && new KernelMemory(module);
  }

  get bytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** So many bytes or more, with what was left in them. @throws {RangeError} where the memory cannot grow */
  reserve(bytes: number): Uint8Array {
    const missing = bytes - this.bytes;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return new Uint8Array(this.memory.buffer);
  }
}
