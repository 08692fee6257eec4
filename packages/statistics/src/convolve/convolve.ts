/** The convolution of two rows of numbers. */
import { ownKernels, type OwnKernels } from '../wasm/module.ts';
import type { KernelOptions } from '../wasm/options.ts';
import { convolvePlainly } from './plain.ts';

const PAGE = 65_536;
/** The compiler keeps the beginning for itself. */
const START = 1024;
/** Zeros before and behind each row, which are also room for sums that are written eight at once; numbers of the second that are taken at once. */
const [BESIDE, TAPS] = [16, 4];
/** Below so many products it takes longer to call a kernel. */
const FEW = 256;

let own: OwnKernels | undefined;

export interface ConvolveOptions extends KernelOptions {
  /** How often the second is taken, from 1 on; 1 where it is left out. */
  readonly times?: number;
}

/**
 * Of the distributions of two independent sums that of both together, or of the first with several as the second.
 * @param a finite numbers from 0, at least one. @param b likewise
 */
export function convolve(
  a: Float64Array,
  b: Float64Array,
  { kernels = 'auto', times = 1 }: ConvolveOptions = {},
): Float64Array {
  const isPlain = kernels !== 'auto' || a.length * b.length * times < FEW;
  if (!isPlain) own ??= ownKernels(1);
  return isPlain || !own ? convolveOftenPlainly(a, b, times) : convolveByKernel(own, a, b, times);
}

function convolveOftenPlainly(a: Float64Array, b: Float64Array, times: number): Float64Array {
  let sums = a;
  for (let i = 0; i < times; i++) sums = convolvePlainly(sums, b);
  return sums;
}

/** Rows in between stay in the memory of the kernel: to copy each there and back takes as long as to compute it. */
function convolveByKernel(
  { kernels, memory }: OwnKernels,
  a: Float64Array,
  b: Float64Array,
  times: number,
): Float64Array {
  const taps = TAPS * Math.ceil(b.length / TAPS);
  const length = a.length + times * (b.length - 1);
  const apart = length + BESIDE;
  const numbers = BESIDE + 2 * apart + taps;
  const missing = START + 8 * numbers - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  const heap = new Float64Array(memory.buffer, START, numbers);
  heap.fill(0);
  heap.set(a, BESIDE);
  heap.set(b, BESIDE + 2 * apart);
  let [from, to] = [BESIDE, BESIDE + apart];
  for (let i = 0, n = a.length; i < times; i++, n += b.length - 1) {
    kernels.convolve(START + 8 * from, n, START + 8 * (BESIDE + 2 * apart), taps, START + 8 * to);
    [from, to] = [to, from];
  }
  return heap.slice(from, from + length);
}
