/** Ten thousand damaged JPEGs: each is refused in words, or gives the samples of libjpeg. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damages } from '../../packages/jpeg/test/support/damage.ts';
import { expectErrorOrSamples } from '../../packages/jpeg/test/support/error-or-samples.ts';
import { DECODERS } from '../../packages/jpeg/test/support/planes.ts';
import { fileOf, forms } from '../../packages/jpeg/test/support/random-jpeg.ts';

test('planes of damaged JPEGs', { timeout: 1_800_000 }, async () => {
  const counts = { refused: 0, decoded: 0 };
  await fc.assert(
    fc.asyncProperty(forms, damages, async (form, damage) => {
      counts[await expectErrorOrSamples(DECODERS['the kernels'], damage(fileOf(form)))]++;
    }),
    { numRuns: 10_000 },
  );
  expect(Math.min(counts.refused, counts.decoded)).toBeGreaterThan(500);
});
