/** The convolution of two rows of numbers. */
import { ownKernels, type OwnKernels } from '../wasm/module.ts';
import type { KernelOptions } from '../wasm/options.ts';
import { convolvePlainly } from './plain.ts';

const PAGE = 65_536;
/** The compiler keeps the beginning for itself. */
const START = 1024;
/** Zeros before and behind the first row, numbers of the second that are taken at once, and sums that are written at once. */
const [BESIDE, TAPS, SUMS] = [16, 4, 8];
/** Below so many products it takes longer to call a kernel. */
const FEW = 256;

let own: OwnKernels | undefined;

/**
 * Of the distributions of two independent sums that of both together.
 * @param a finite numbers from 0, at least one. @param b likewise
 */
export function convolve(a: Float64Array, b: Float64Array, { kernels = 'auto' }: KernelOptions = {}): Float64Array {
  if (kernels === 'auto' && a.length * b.length >= FEW) own ??= ownKernels(1);
  const isPlain = kernels !== 'auto' || !own || a.length * b.length < FEW;
  return isPlain ? convolvePlainly(a, b) : convolveByKernel(own!, a, b);
}

function convolveByKernel({ kernels, memory }: OwnKernels, a: Float64Array, b: Float64Array): Float64Array {
  const taps = TAPS * Math.ceil(b.length / TAPS);
  const length = a.length + b.length - 1;
  const first = START + 8 * BESIDE;
  const second = first + 8 * (a.length + BESIDE);
  const to = second + 8 * taps;
  const missing = to + 8 * (length + SUMS) - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  const heap = new Float64Array(memory.buffer, START, (to - START) / 8);
  heap.fill(0);
  heap.set(a, BESIDE);
  heap.set(b, (second - START) / 8);
  kernels.convolve(first, a.length, second, taps, to);
  return new Float64Array(memory.buffer, to, length).slice();
}
