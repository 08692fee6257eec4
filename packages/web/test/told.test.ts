import type { Defect, Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { tell } from '../src/engine/told.ts';

const sample = await sampleResult();

/** What is said of a defect that is white, in so many of 10 photographs. */
function toldOf(photographs: number) {
  const white: Defect = { ...sample.defects[0], amplitude: 4000, rate: photographs / 10, frames: 10 };
  return tell({ ...sample, defects: [white, ...sample.defects.slice(1)] }).shown[0];
}

test('a defect that shows in most photographs is said to be seen in the whole picture', () => {
  expect(toldOf(10).words).toMatch(/\. You can see it in the whole picture/);
  expect(toldOf(10).place).toMatch(/in 10 of 10 photographs$/);
});

test('one that shows in few is said to be seen in those', () => {
  expect(toldOf(1).words).toMatch(/fewer than half of your photographs; in those you can see it/);
});

test('one that is clear in no single photograph is not said to be seen', () => {
  expect(toldOf(0).words).not.toMatch(/can see/);
  expect(toldOf(0).place).toMatch(/clearly visible in none of 10 photographs$/);
});

test('of a line it is told how many of its pixels are clear, and not that no photograph shows it', () => {
  const column: Defect = { ...sample.defects[0], kind: 'column', rate: 0.004, frames: 15 };
  const [{ place }] = tell({ ...sample, defects: [column] }).shown;
  expect(place).toMatch(/of its pixels 0\.4 % clearly visible one by one$/);
});

test('a check that warns has its own words beside the verdict', () => {
  const message = 'The photographs show one scene.';
  const result: Result = { ...sample, checks: [{ name: 'independentScenes', status: 'warning', message }] };
  expect(tell(result).plain).toContain(message);
});

test('the place of a defect is told as viewers show it, too, where they turn the photograph or leave out a border', () => {
  const path = 'upright.dng';
  const [first] = sample.defects;
  const crop = { x: 0, y: 0, width: 1, height: 1, channels: 1 as const, path, samples: 'AAA=' };
  const frame = { ...sample.frame!, width: 120, height: 90, active: { x: 20, y: 10, width: 100, height: 80 } };
  const photographs = [{ path, width: 1, height: 1, samples: 'AAAA', orientation: 6 }];
  const defects = [{ ...first, x: 25, y: 12, crops: [crop] }];
  const [told] = tell({ ...sample, frame, photographs, defects }).shown;
  expect(told.place).toMatch(/^pixel 77, 5 as viewers show it, 25, 12 of the sensor, clearly visible/);
});

test.each([
  ['raw files', { mosaic: ['RG', 'GB'], lossy: false }, /DNG files, in which only these dots change\.$/],
  ['JPEGs', { mosaic: undefined, lossy: true }, /only these dots change, and a little of what is right around them\.$/],
  ['pictures without loss', { mosaic: undefined, lossy: false }, /In the copies only these dots change\.$/],
])('what a repair changes is told of %s alone', (_, kind, words) => {
  const result: Result = { ...sample, frame: { ...sample.frame!, ...kind } };
  expect(tell(result).plain.at(-1)).toMatch(words);
});
