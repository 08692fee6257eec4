/** Areas of the memory in which the census lays what it gives to kernels and gets from them. */
import type { WasmArena } from '../wasm/arena.ts';

export const asWords = ({ buffer }: WasmArena, at: number, length: number): Uint32Array =>
  new Uint32Array(buffer, at, length);

export const asFloats = ({ buffer }: WasmArena, at: number, length: number): Float64Array =>
  new Float64Array(buffer, at, length);

/** Lays rows of numbers one behind the other. */
export function putFloats(place: WasmArena, at: number, rows: readonly Float64Array[]): void {
  rows.forEach((row, i) => asFloats(place, at + i * row.byteLength, row.length).set(row));
}
