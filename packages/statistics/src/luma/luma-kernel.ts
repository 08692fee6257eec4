import type { Frame } from '@hotpix/core';
import type { WasmArena } from '../wasm/arena.ts';
import { LUMA } from './luma.ts';

/** Pixels a pass. */
const PIXELS = 1 << 15;

/** Luma of 8-bit RGB by the kernel. */
export function lumaByKernel(arena: WasmArena, { samples, width, height }: Frame): Uint8Array {
  const luma = new Uint8Array(width * height);
  const areas = arena.layOut('luma', { rgb: 3 * PIXELS, luma: PIXELS });
  const rgb = new Uint8Array(arena.buffer, areas.rgb, 3 * PIXELS);
  const made = new Uint8Array(arena.buffer, areas.luma, PIXELS);
  for (let start = 0; start < luma.length; start += PIXELS) {
    const n = Math.min(PIXELS, luma.length - start);
    rgb.set(samples.subarray(3 * start, 3 * (start + n)));
    arena.kernels.luma8(areas.rgb, areas.luma, n, ...LUMA);
    luma.set(made.subarray(0, n), start);
  }
  return luma;
}
