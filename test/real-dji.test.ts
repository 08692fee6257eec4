/** A set of its own file, for it takes half a minute. */
import { expect, test } from 'vitest';
import { hasPhotographs, scanSet } from './support/photographs.ts';

test.skipIf(!hasPhotographs('dji-fc300s'))(
  'a camera without known defects has two at most (needs ../shared/data/dji-fc300s)',
  { timeout: 240_000 },
  async () => {
    expect((await scanSet('dji-fc300s')).defects.length).toBeLessThanOrEqual(2);
  },
);
