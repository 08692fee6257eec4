import { expect, test } from 'vitest';
import { aperture, exposureTime } from '../../src/terminal/exposure.ts';

/** As `exiftool -ExposureTime` prints the same values. */
test.each([
  [0.009914460591971874, '1/101 s'],
  [0.000125, '1/8000 s'],
  [0.25, '1/4 s'],
  [0.3, '0.3 s'],
  [1, '1 s'],
  [2.5, '2.5 s'],
  [30, '30 s'],
])('%d seconds are %s', (seconds, shown) => {
  expect(exposureTime(seconds)).toBe(shown);
});

test.each([
  [2.797959327697754, 'f/2.8'],
  [8, 'f/8'],
  [0.95, 'f/0.95'],
  [22.6, 'f/22.6'],
])('an f-number of %d is %s', (number, shown) => {
  expect(aperture(number)).toBe(shown);
});
