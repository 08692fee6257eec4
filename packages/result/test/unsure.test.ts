import { expect, test } from 'vitest';
import { leastSure, unsureInWords } from '../src/index.ts';

test.each([
  [{}, ''],
  [{ placeConfidence: 0.685 }, 'place 69 %'],
  [{ colourConfidence: 0.703 }, 'colour 70 %'],
  [{ placeConfidence: 0.685, colourConfidence: 0.703 }, 'place 69 %, colour 70 %'],
  [{ placeConfidence: 0.97, colourConfidence: 0.99 }, ''],
])('of a defect with %o it is said that it is unsure: %s', (defect, words) => {
  expect(unsureInWords(defect)).toBe(words);
});

test('the least sure come first where they are sorted by it, and those that are sure have no place in that order', () => {
  expect(leastSure({ placeConfidence: 0.685, colourConfidence: 0.703 })).toBe(0.685);
  expect(leastSure({ colourConfidence: 0.96 })).toBeUndefined();
  expect(leastSure({})).toBeUndefined();
});
