import { expect, test } from 'vitest';
import { aperture } from '../../src/terminal/aperture.ts';

/** As `exiftool -FNumber` prints the same values. */
test.each([
  [2.797959327697754, 'f/2.8'],
  [8, 'f/8'],
  [0.95, 'f/0.95'],
  [22.6, 'f/22.6'],
])('an f-number of %d is %s', (number, shown) => {
  expect(aperture(number)).toBe(shown);
});
