import type { Patch } from '@hotpix/core';
import { expect, test } from 'vitest';
import { spotsOf } from '../../src/write/spots.ts';

const EXTENT = { x: 10, y: 20, width: 5, height: 5 };
const patch = (x: number, y: number, rest: Partial<Patch> = {}): Patch => {
  return { x, y, channel: 0, from: 0, to: 1, method: 'membrane', ...rest };
};

test('the patches of a defect are one spot, which is its extent whatever they change of it', () => {
  const patches = [0, 1, 2].map((channel) => patch(11 + channel, 21, { channel, extent: { ...EXTENT } }));
  expect(spotsOf(patches)).toEqual([EXTENT]);
});

test('two defects that touch are two spots', () => {
  const beside = { ...EXTENT, x: 15 };
  expect(spotsOf([patch(14, 21, { extent: EXTENT }), patch(15, 21, { extent: beside })])).toEqual([EXTENT, beside]);
});

test('a patch that names no extent is a spot of one pixel', () => {
  expect(spotsOf([patch(3, 4)])).toEqual([{ x: 3, y: 4, width: 1, height: 1 }]);
});
