import { expect, test } from 'vitest';
import { letterAt, modulo } from '../src/mosaic.ts';

test('whole periods are taken off places on either side of 0', () => {
  expect([-7, -6, -1, 0, 5, 6, 7].map((place) => modulo(place, 6))).toEqual([5, 0, 5, 0, 5, 0, 1]);
});

test('a mosaic goes on beyond the borders of the frame', () => {
  const mosaic = ['RG', 'GB'];
  expect(letterAt(mosaic, 0, 0)).toBe('R');
  expect(letterAt(mosaic, -1, 0)).toBe('G');
  expect(letterAt(mosaic, -1, -1)).toBe('B');
  expect(letterAt(mosaic, 4000, 3001)).toBe('G');
});
