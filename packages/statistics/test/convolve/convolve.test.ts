import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convolve } from '../../src/index.ts';

const row = (maxLength: number) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength })
    .map((numbers) => Float64Array.from(numbers));

test('two dice show each sum as often as it can be made', () => {
  const die = new Float64Array(6).fill(1);
  for (const kernels of ['auto', 'reference'] as const) {
    expect([...convolve(die, die, { kernels })]).toEqual([1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]);
  }
});

test('the kernel gives the bits of the plain code', () => {
  fc.assert(
    fc.property(row(300), row(70), (a, b) => {
      expect(convolve(a, b)).toEqual(convolve(a, b, { kernels: 'reference' }));
    }),
  );
});

test('what a longer row left behind changes nothing', () => {
  const ones = (length: number): Float64Array => new Float64Array(length).fill(1);
  convolve(ones(900), ones(400));
  expect(convolve(ones(40), ones(20))).toEqual(convolve(ones(40), ones(20), { kernels: 'reference' }));
});

test('a row that is taken several times gives the bits of as many convolutions', () => {
  fc.assert(
    fc.property(row(60), row(70), fc.integer({ min: 1, max: 9 }), (a, b, times) => {
      let sums: Float64Array = a;
      for (let i = 0; i < times; i++) sums = convolve(sums, b, { kernels: 'reference' });
      expect(convolve(a, b, { times })).toEqual(sums);
    }),
  );
});
