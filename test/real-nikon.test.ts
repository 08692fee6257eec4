/** A set of its own file, for it takes half a minute. */
import { expect, test } from 'vitest';
import { expectNothingAppeared, hasPhotographs, knownDefects, ranksOf, scanSet } from './support/photographs.ts';

test.skipIf(!hasPhotographs('nikon-d3200'))(
  'the known defects of a set of one object are on top, and none appeared (needs ../shared/data/nikon-d3200)',
  { timeout: 240_000 },
  async () => {
    const result = await scanSet('nikon-d3200');
    const ranks = ranksOf(result, knownDefects('nikon-d3200'));
    expect([...ranks].sort()).toEqual([1, 2, 3]);
    expect(result.camera?.serial).toBe('8964244');
    expectNothingAppeared(result);
  },
);
