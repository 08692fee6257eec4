/** The kernels against the plain code, and the memory that they take. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlaneDecoder, planesOf } from '../../src/index.ts';
import { DECODERS, planesBy } from '../support/planes.ts';
import { jpegOf } from '../support/pictures.ts';
import { fileOf, forms } from '../support/random-jpeg.ts';

const { 'the kernels': kernels, 'the plain code': plain } = DECODERS;

test('numbers of no sound picture wrap and saturate as in the plain code', () => {
  const wild = fc.tuple(forms, fc.constantFrom(300, 1023), fc.integer({ min: 1, max: 255 }));
  fc.assert(
    fc.property(wild, ([form, most, step]) => {
      const file = fileOf({ ...form, most, step });
      expect(planesBy(kernels, file)).toEqual(planesBy(plain, file));
    }),
    { numRuns: 150 },
  );
});

test('a decoder grows to its largest file, within what the header tells, and no further', () => {
  fc.assert(
    fc.property(fc.array(forms, { minLength: 2, maxLength: 5 }), (album) => {
      const decoder = createPlaneDecoder();
      const files = album.map((form) => fileOf({ ...form, width: 9 * form.width, height: 5 * form.height }));
      for (const file of files) planesBy(decoder, file);
      const { memory } = decoder;
      expect(memory).toBeGreaterThan(0);
      expect(memory).toBeLessThanOrEqual(Math.max(...files.map((file) => planesOf(file)!.memory)));
      for (const file of files) planesBy(decoder, file);
      expect(decoder.memory).toBe(memory);
    }),
    { numRuns: 15 },
  );
});

test('after a damaged file the next one is decoded as ever', async () => {
  const decoder = createPlaneDecoder();
  const file = await jpegOf();
  const damaged = file.slice();
  damaged.fill(0xa5, file.length >> 1, (file.length >> 1) + 400);
  expect(() => planesBy(decoder, damaged)).toThrow(expect.objectContaining({ code: 'badJpeg' }));
  expect(planesBy(decoder, file)).toEqual(planesBy(plain, file));
});
