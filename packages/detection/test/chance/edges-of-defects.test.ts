/** Edges that defects draw into every photograph of a set. */
import type { Defect } from '@hotpix/simulator';
import { expect, test } from 'vitest';
import { developed, scan } from '../support/scan.ts';

/** Far from each other, and all over the picture. */
const defects = Array.from({ length: 48 }, (_, i): Defect => {
  return { kind: 'hot', x: 12 + 24 * (i % 8), y: 11 + 20 * Math.floor(i / 8), rate: 0, offset: 8000 };
});

test('do not make the scenes of pictures look alike', async () => {
  const result = await scan(developed({ width: 192, height: 128, seed: 41, frames: 16, defects }));
  expect(result.defects).toHaveLength(48);
  expect(result.checks.find(({ name }) => name === 'independentScenes')).toMatchObject({ status: 'passed' });
});
