import { sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { lostCrops } from '../../src/terminal/lost-crops.ts';

const { defects } = await sampleResult();
const [{ crops: _, ...bare }] = defects;
const crop = { x: 0, y: 0, width: 1, height: 1, path: 'a.dng', channels: 1 as const, samples: 'AAA=' };

test('photographs that were moved are counted over all cameras, and the first named', () => {
  const paths = ['a', 'b', 'c', 'd'].map((name) => `${name}.dng`);
  expect(lostCrops([{ defects: [bare] }, { defects: [bare] }], paths)).toBe(
    '4 files (a.dng, b.dng, c.dng and 1 more): No crops: not there any more. 2 of 2 defects cannot be shown in a photograph. Move them back, or run where the scan ran, and do it again.',
  );
});

test('where others show the defects, that is said', () => {
  expect(lostCrops([{ defects: [{ ...bare, crops: [crop] }] }], ['a.dng'])).toMatch(/Others show 1 defect\./);
});
