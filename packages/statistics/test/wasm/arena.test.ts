/** Sensors so large that planes and frames have no room beside each other. */
import { expect, test } from 'vitest';
import { arenaOf, WasmArena } from '../../src/wasm/arena.ts';

test('planes of 2 GiB lie in the memory, and leave what kernels need', () => {
  const arena = WasmArena.create()!;
  const plane = arena.allocate(Uint8Array, 2 ** 31);
  expect([plane.length, arenaOf(plane)]).toEqual([2 ** 31, arena]);
  expect(arena.layOut('kernels', { area: 2 ** 24 }).area).toBeGreaterThanOrEqual(plane.byteOffset + 2 ** 31);
});

test('planes and frames beyond 4 GiB find no room', () => {
  const arena = WasmArena.create()!;
  arena.allocate(Uint8Array, 2 ** 31);
  expect(() => arena.allocate(Float64Array, 2 ** 28)).toThrow(RangeError);
  expect(arena.acquire(2 ** 31, 0)).toBeUndefined();
  expect(arena.acquire(2 ** 20, 100)?.length).toBe(2 ** 20);
});

test('what was acquired is handed out again once it was released, and not before', () => {
  const arena = WasmArena.create()!;
  const [first, second] = [arena.acquire(1000, 10)!, arena.acquire(1000, 10)!];
  expect(second.byteOffset).not.toBe(first.byteOffset);
  arena.release(first);
  expect(arena.acquire(1000, 10)).toBe(first);
});
