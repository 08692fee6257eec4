/** The compiled kernels. */
import { KERNELS } from '../generated/kernels.ts';
import type { Kernels } from './kernels.ts';

/** Frames at once, so that partial sums of 16 bits hold them. */
export const MOST_FRAMES = 16;

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

/** Kernels and the memory in which they work. */
export interface OwnKernels {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
}

/** What a WebAssembly memory can grow to, in pages: 4 GiB. */
export const MOST_PAGES = 65_536;

/**
 * Undefined where the engine has no WebAssembly with SIMD, or no shared memory, which the kernels ask for.
 * @param pages of 64 KiB to begin with
 */
export function ownKernels(pages: number): OwnKernels | undefined {
  const module = compileKernels();
  try {
    return module && kernelsOf(module, pages);
  } catch {
    return undefined;
  }
}

/** @throws {Error} where the engine has no shared memory, or no more */
export function kernelsOf(module: WebAssembly.Module, pages: number): OwnKernels {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true });
  return { kernels: instantiate(module, memory), memory };
}

export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
