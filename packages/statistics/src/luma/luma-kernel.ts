import type { WasmArena } from '../wasm/arena.ts';
import { LUMA } from './luma.ts';

/** Pixels a pass. */
const PIXELS = 1 << 15;

/**
 * Luma of 8-bit RGB by the kernel, in memory acquired from an arena; undefined where it has no room.
 * @param margin bytes before and behind that may be read
 */
export function lumaByKernel(arena: WasmArena, rgb: Uint8Array, margin: number): Uint8Array | undefined {
  const luma = arena.acquire(rgb.length / 3, margin);
  if (!luma) return undefined;
  const areas = arena.layOut('luma', { rgb: 3 * PIXELS });
  const there = new Uint8Array(arena.buffer, areas.rgb, 3 * PIXELS);
  for (let start = 0; start < luma.length; start += PIXELS) {
    const n = Math.min(PIXELS, luma.length - start);
    there.set(rgb.subarray(3 * start, 3 * (start + n)));
    arena.kernels.luma8(areas.rgb, luma.byteOffset + start, n, ...LUMA);
  }
  return luma;
}
