import { CHROMA_STEP } from '../chroma/chroma.ts';
import type { WasmArena } from '../wasm/arena.ts';
import { OF_CHROMA, type ToRedAndBlue } from './red-and-blue.ts';

/** Pixels of a row that the kernel takes at once. */
const VECTOR = 16;

/** Red and blue by the kernel, a row of places at a time. */
export const redAndBlueByKernel =
  (arena: WasmArena): ToRedAndBlue =>
  ({ luma, cb, cr }, { width, height }) => {
    const padded = Math.ceil((width + 1) / VECTOR) * VECTOR;
    const areas = arena.layOut('red and blue', { top: padded, bottom: padded, chroma: padded, made: padded });
    const columns = Math.ceil(width / CHROMA_STEP);
    const view = (at: number, length: number): Uint8Array => new Uint8Array(arena.buffer, at, length);
    const [staged, chroma, made] = [
      [areas.top, areas.bottom].map((at) => view(at, padded)),
      view(areas.chroma, columns),
      view(areas.made, columns),
    ];
    const [red, blue] = [new Uint8Array(cr.length), new Uint8Array(cb.length)];
    for (let start = 0, y = 0; start < cr.length; start += columns, y += CHROMA_STEP) {
      staged.forEach((row, i) => {
        const from = Math.min(y + i, height - 1) * width;
        row.set(luma.subarray(from, from + width));
        // The last pixel once more, for the place at an odd border.
        row[width] = luma[from + width - 1];
      });
      for (const [channel, of, weight] of [
        [red, cr, OF_CHROMA.red],
        [blue, cb, OF_CHROMA.blue],
      ] as const) {
        chroma.set(of.subarray(start, start + columns));
        arena.kernels.channel8(areas.top, areas.bottom, areas.chroma, areas.made, padded, weight);
        channel.set(made, start);
      }
    }
    return [red, blue];
  };
