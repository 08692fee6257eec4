/** Whole sets of pictures, of whose defects luma shows little. */
import { XTRANS, type Defect } from '@hotpix/simulator';
import { beforeAll, expect, test } from 'vitest';
import type { Result } from '../../../core/src/index.ts';
import { developed, scan } from '../support/scan.ts';

const WEAK = 260;
/** Hot pixels of blue filters, far from each other and from the rim. */
const BLUE = [24, 60, 96].flatMap((y) =>
  [29, 65, 101, 137].map((x): Defect => ({ kind: 'hot', x, y, rate: 0, offset: WEAK })),
);
const options = { width: 168, height: 120, mosaic: XTRANS, seed: 21, frames: 16 };
let found: Result['defects'];

beforeAll(async () => {
  ({ defects: found } = await scan(developed({ ...options, defects: BLUE })));
}, 60_000);

test('lie under blue filters', () => {
  expect(BLUE.every((defect) => 'x' in defect && 'y' in defect && XTRANS[defect.y % 6][defect.x % 6] === 'B')).toBe(
    true,
  );
});

test('hot pixels of blue filters that luma does not show are found by chroma, to the pixel, and are called so', () => {
  const byChroma = found.filter(({ placeConfidence }) => placeConfidence !== undefined);
  const places = byChroma.map(({ x, y, colour, kind }) => `${x},${y} ${colour} ${kind}`);
  const expected = BLUE.flatMap((defect) => ('x' in defect && 'y' in defect ? [`${defect.x},${defect.y} B hot`] : []));
  expect(places.filter((place) => expected.includes(place)).length).toBeGreaterThanOrEqual(11);
});

test('a camera without defects has none in chroma', async () => {
  const { defects } = await scan(developed({ ...options, seed: 22, defects: [] }));
  expect(defects).toEqual([]);
});
