import type { Frame } from '../nouns.ts';
import { addMomentsPlainly, type AddMoments, type MomentPlanes } from '../statistics/moments.ts';
import { createKernels, layOut, MOST_FRAMES, type Kernels } from './module.ts';

/** Samples a pass: with their sums they stay in the second cache. */
const SAMPLES = 1 << 15;

/** Adds moments by kernels; undefined where the engine has none. */
export function momentsKernel(): AddMoments | undefined {
  const kernels = createKernels();
  if (!kernels) return undefined;
  return (planes, frames, rows) => {
    if (frames.length > MOST_FRAMES) return addMomentsPlainly(planes, frames, rows);
    const [{ width, channels, bits }] = frames;
    const pass = passOf(kernels, frames.length, bits > 8);
    const end = rows.to * width * channels;
    for (let start = rows.from * width * channels; start < end; start += SAMPLES) {
      pass(planes, frames, start, Math.min(end, start + SAMPLES));
    }
  };
}

/** Adds the samples from start to end of some frames. */
type Pass = (planes: MomentPlanes, frames: readonly Frame[], start: number, end: number) => void;

function passOf(kernels: Kernels, frames: number, isWide: boolean): Pass {
  const add = isWide ? kernels.moments16 : kernels.moments8;
  const stride = SAMPLES * (isWide ? 2 : 1);
  const areas = layOut(kernels, { samples: stride * frames, sum: SAMPLES * 4, squares: SAMPLES * 8 });
  const { buffer } = kernels.memory;
  const Samples = isWide ? Uint16Array : Uint8Array;
  const samples = Array.from({ length: frames }, (_, k) => new Samples(buffer, areas.samples + k * stride, SAMPLES));
  const sums = new Uint32Array(buffer, areas.sum, SAMPLES);
  const sumsOfSquares = new (isWide ? Float64Array : Uint32Array)(buffer, areas.squares, SAMPLES);
  return ({ sum, squares }, some, start, end) => {
    some.forEach((frame, k) => samples[k].set(frame.samples.subarray(start, end)));
    sums.set(sum.subarray(start, end));
    sumsOfSquares.set(squares.subarray(start, end));
    add(areas.samples, stride, frames, end - start, areas.sum, areas.squares);
    sum.set(sums.subarray(0, end - start), start);
    squares.set(sumsOfSquares.subarray(0, end - start), start);
  };
}
