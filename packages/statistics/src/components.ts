/** The components of 8-bit RGB pictures: luma of every pixel, and chroma on a grid of half the resolution. */
import type { Frame, PrepareContext } from '@hotpix/core';
import { chromaByKernel } from './chroma/chroma-kernel.ts';
import { chromaOf, type ChromaSamples } from './chroma/chroma.ts';
import { storedChroma } from './chroma/stored-chroma.ts';
import { lumaByKernel } from './luma/luma-kernel.ts';
import { lumaOf } from './luma/luma.ts';
import { WasmArena } from './wasm/arena.ts';
import type { KernelOptions } from './wasm/options.ts';

export interface Components extends ChromaSamples {
  /** Row-major, one value per pixel. */
  readonly luma: Uint8Array;
}

/** The components of a frame that has chroma, in DN; made once, however many ask for them, and as the first who asks has memory for. */
export type ToComponents = (frame: Frame, lend?: PrepareContext['lend']) => Components;

/** The reference that the kernels must equal. */
export const componentsOf: ToComponents = once((frame) => ({
  luma: lumaOf(frame) as Uint8Array,
  ...chromaOf(frame),
}));

let arena: WasmArena | undefined;

/** By kernels; plainly where the engine has none. */
const componentsByKernel = once((frame) => {
  arena ??= WasmArena.create();
  return arena ? { luma: lumaByKernel(arena, frame), ...chromaByKernel(arena, frame) } : componentsOf(frame);
});

export const componentsBy = ({ kernels = 'auto' }: KernelOptions): ToComponents =>
  kernels === 'auto' ? componentsByKernel : componentsOf;

/** As long as a frame is in memory. Of those that the file holds none are made. */
function once(make: (frame: Frame) => Components): ToComponents {
  const made = new WeakMap<Frame, Components>();
  return (frame, lend) => {
    const known = made.get(frame) ?? stored(frame, lend) ?? make(frame);
    made.set(frame, known);
    return known;
  };
}

function stored(frame: Frame, lend: PrepareContext['lend']): Components | undefined {
  const { components } = frame;
  return components && { luma: components.luma.samples, ...storedChroma(components, frame, lend) };
}
