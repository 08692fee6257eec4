import type { Frame } from '@hotpix/core';
import type { WasmArena } from '../wasm/arena.ts';
import { CHROMA, CHROMA_STEP, CHROMA_WEIGHTS, type ChromaSamples } from './chroma.ts';

/** Pixels that the kernel takes at once. */
const VECTOR = 16;

/** Chroma of 8-bit RGB by the kernel. */
export function chromaByKernel(arena: WasmArena, { width, height, samples }: Frame): ChromaSamples {
  const [columns, rows] = [width, height].map((size) => Math.ceil(size / CHROMA_STEP));
  const padded = Math.ceil((width + 1) / VECTOR) * VECTOR;
  const areas = arena.layOut('chroma', { top: 3 * padded, bottom: 3 * padded, cb: padded, cr: padded });
  const staged = [areas.top, areas.bottom].map((at) => new Uint8Array(arena.buffer, at, 3 * padded));
  const made = CHROMA.map((name) => new Uint8Array(arena.buffer, areas[name], columns));
  const weights = [...CHROMA_WEIGHTS.cb, ...CHROMA_WEIGHTS.cr] as const;
  const chroma = { cb: new Uint8Array(columns * rows), cr: new Uint8Array(columns * rows) };
  for (let y = 0; y < rows; y++) {
    staged.forEach((row, i) => stage(row, samples, width, Math.min(CHROMA_STEP * y + i, height - 1)));
    arena.kernels.chroma8(areas.top, areas.bottom, areas.cb, areas.cr, padded, ...weights);
    CHROMA.forEach((name, i) => chroma[name].set(made[i], y * columns));
  }
  return chroma;
}

/** A row with its last pixel once more, for the place at an odd border. */
function stage(to: Uint8Array, rgb: Frame['samples'], width: number, y: number): void {
  const end = 3 * (y + 1) * width;
  to.set(rgb.subarray(3 * y * width, end));
  to.set(rgb.subarray(end - 3, end), 3 * width);
}
