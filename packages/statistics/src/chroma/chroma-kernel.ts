import type { Frame } from '@hotpix/core';
import type { WasmArena } from '../wasm/arena.ts';
import { CHROMA, CHROMA_STEP, CHROMA_WEIGHTS, type ChromaSamples } from './chroma.ts';

/** Pixels that the kernel takes at once. */
const VECTOR = 16;

/**
 * Chroma of 8-bit RGB by the kernel of one arena, in memory acquired from one for each component; undefined where one has no room.
 * @param arenas in the order of the components
 * @param margin bytes before and behind that may be read
 */
export function chromaByKernel(
  arenas: readonly [WasmArena, WasmArena],
  frame: Frame,
  margin: number,
): ChromaSamples | undefined {
  const { width, height, samples } = frame;
  const [columns, rows] = [width, height].map((size) => Math.ceil(size / CHROMA_STEP));
  const there = arenas.map((arena) => arena.acquire(columns * rows, margin));
  const [cb, cr] = there;
  if (!cb || !cr) {
    there.forEach((bytes, i) => bytes && arenas[i].release(bytes));
    return undefined;
  }
  const [{ kernels }] = arenas;
  const padded = Math.ceil((width + 1) / VECTOR) * VECTOR;
  const areas = arenas[0].layOut('chroma', { top: 3 * padded, bottom: 3 * padded, cb: padded, cr: padded });
  const { buffer } = arenas[0];
  const staged = [areas.top, areas.bottom].map((at) => new Uint8Array(buffer, at, 3 * padded));
  const made = CHROMA.map((name) => new Uint8Array(buffer, areas[name], columns));
  const weights = [...CHROMA_WEIGHTS.cb, ...CHROMA_WEIGHTS.cr] as const;
  for (let y = 0; y < rows; y++) {
    staged.forEach((row, i) => stage(row, samples, width, Math.min(CHROMA_STEP * y + i, height - 1)));
    kernels.chroma8(areas.top, areas.bottom, areas.cb, areas.cr, padded, ...weights);
    cb.set(made[0], y * columns);
    cr.set(made[1], y * columns);
  }
  return { cb, cr };
}

/** A row with its last pixel once more, for the place at an odd border. */
function stage(to: Uint8Array, rgb: Frame['samples'], width: number, y: number): void {
  const end = 3 * (y + 1) * width;
  to.set(rgb.subarray(3 * y * width, end));
  to.set(rgb.subarray(end - 3, end), 3 * width);
}
