import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brightestOf } from '../src/saturation.ts';
import { mosaicShape } from '../../core/test/support/shapes.ts';

test('the brightest samples of a frame are those that equal its greatest, and those that are less by up to 16 DN', () => {
  const sample = fc.oneof(fc.nat(40), fc.integer({ min: 16_300, max: 16_383 }), fc.nat(16_383));
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 300 }), (values) => {
      const greatest = Math.max(...values);
      const equal = values.filter((value) => value === greatest).length;
      const near = values.filter((value) => value >= greatest - 16).length - equal;
      const shape = mosaicShape({ width: values.length, height: 1 });
      expect(brightestOf(shape, Uint16Array.from(values))).toEqual({ greatest, equal, near });
    }),
  );
});
