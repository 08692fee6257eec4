/** Sensors so large that planes and frames have no room beside each other. */
import { expect, test } from 'vitest';
import { homeOf, Workspace } from '../../src/kernels/workspace.ts';

test('planes of 2 GiB lie in the memory, and leave what kernels need', () => {
  const workspace = Workspace.create()!;
  const plane = workspace.allocate(Uint8Array, 2 ** 31);
  expect([plane.length, homeOf(plane)]).toEqual([2 ** 31, workspace]);
  expect(workspace.layOut('kernels', { area: 2 ** 24 }).area).toBeGreaterThanOrEqual(plane.byteOffset + 2 ** 31);
});

test('planes and frames beyond 4 GiB find no room', () => {
  const workspace = Workspace.create()!;
  workspace.allocate(Uint8Array, 2 ** 31);
  expect(() => workspace.allocate(Float64Array, 2 ** 28)).toThrow(RangeError);
  expect(workspace.lend(2 ** 31, 0)).toBeUndefined();
  expect(workspace.lend(2 ** 20, 100)?.length).toBe(2 ** 20);
});

test('what was lent is lent again once it was given back, and not before', () => {
  const workspace = Workspace.create()!;
  const [first, second] = [workspace.lend(1000, 10)!, workspace.lend(1000, 10)!];
  expect(second.byteOffset).not.toBe(first.byteOffset);
  workspace.takeBack(first);
  expect(workspace.lend(1000, 10)).toBe(first);
});
