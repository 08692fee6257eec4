import type { CameraState, State } from '@hotpix/core';
import { expect, test } from 'vitest';
import { effortBehindCounting } from '../../src/commands/efforts.ts';

const NOTHING = { isGrouped: false, isStored: false, hasCrops: false, repairs: 0 };

/** A State of so many cameras. */
const stateOf = (cameras: number): State => ({ cameras: new Array<CameraState>(cameras), others: [] });

test('crops are of no more photographs than there are', () => {
  const withCrops = (total: number) => effortBehindCounting(stateOf(1), total, { ...NOTHING, hasCrops: true });
  const without = effortBehindCounting(stateOf(1), 4, NOTHING);
  expect(withCrops(4) - without).toBe(4);
  expect(withCrops(1000)).toBeLessThan(50);
});

test('each camera of a group is judged, and each of a State is written', () => {
  const tasks = { ...NOTHING, isGrouped: true, isStored: true };
  expect(effortBehindCounting(stateOf(3), 9, tasks)).toBe(3 * effortBehindCounting(stateOf(1), 9, tasks));
  expect(effortBehindCounting(stateOf(0), 9, tasks)).toBe(effortBehindCounting(stateOf(1), 9, tasks));
});

test('photographs to repair come on top', () => {
  const none = effortBehindCounting(stateOf(1), 9, NOTHING);
  expect(effortBehindCounting(stateOf(1), 9, { ...NOTHING, repairs: 9 }) - none).toBe(9);
});
