/** Defects of whole sets of pictures, along the border where no pixel has evidence. */
import type { Defect } from '@hotpix/simulator';
import { expect, test } from 'vitest';
import { places } from '../support/hits.ts';
import { developed, scan } from '../support/scan.ts';

const options = { width: 160, height: 112, seed: 31, frames: 12 };
const hot = (x: number, y: number): Defect => ({ kind: 'hot', x, y, rate: 0, offset: 6000 });

test('a defect whose smear reaches past the border is listed at its own pixel, with what differs there', async () => {
  const defects = [hot(40, 2), hot(2, 61), hot(157, 36), hot(101, 109)];
  const { defects: found } = await scan(developed({ ...options, defects }));
  expect(places(found)).toEqual(places(defects.flatMap((each) => ('x' in each && 'y' in each ? [each] : []))));
  expect(found.every(({ kind, amplitude }) => kind !== 'dim' && amplitude > 20)).toBe(true);
});

test('a defect beside the border, of which the border shows a part, stays where it is', async () => {
  const { defects: found } = await scan(developed({ ...options, defects: [hot(40, 4), hot(4, 61)] }));
  expect(places(found)).toEqual(['4,61', '40,4']);
});
