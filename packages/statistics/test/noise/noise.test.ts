import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasChroma } from '../../src/chroma/chroma.ts';
import { componentsOf } from '../../src/components.ts';
import { lookByKernels } from '../../src/noise/look-kernel.ts';
import { levelsOf } from '../../src/noise/levels.ts';
import { ringsOf } from '../../src/rings.ts';
import { compileKernels } from '../../src/wasm/module.ts';
import { frameOf, KINDS, setOf } from '../support/frame-sets.ts';
import type { FrameShape } from '../../../core/src/nouns.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { lookPlainly } from '../../src/look.ts';
import { gridOf } from '../../src/noise/sites.ts';

const byKernels = lookByKernels(compileKernels()!);

describe.each(KINDS)('the noise of %s, level by level, and how bright it is', (_, kind) => {
  test('are by kernels what they are plainly, to the last bit', () => {
    fc.assert(
      fc.property(setOf(kind), ({ frames }) => {
        for (const frame of frames) {
          const samples = hasChroma(frame) ? componentsOf(frame).luma : frame.samples;
          if (frame.channels === 3 && !hasChroma(frame)) continue;
          const [kernels, plain] = [byKernels(frame, samples), lookPlainly(frame, samples)];
          for (const ring of ringsOf(frame)) expect(kernels.levels(ring)).toEqual(plain.levels(ring));
          expect(kernels.brightest()).toEqual(plain.brightest());
          expect(kernels.range()).toEqual(plain.range());
        }
      }),
      { numRuns: 60 },
    );
  });
});

test.each([
  ['some rows', { width: 307, height: 263 }],
  ['few rows', { width: 999, height: 700 }],
])(
  'the noise of a picture of which %s are looked at is by kernels what it is plainly, and so is how bright it is',
  (_, { width, height }) => {
    const active = { x: 3, y: 5, width: width - 7, height: height - 9 };
    const of: FrameShape = { ...pictureShape({ width, height }), channels: 1, active };
    const content = { seed: 1, range: [0.1, 0.9], noise: 0.02, clipped: 0.1 } as const;
    const { samples } = frameOf(of, content, { black: 0, white: 1, exposure: 1 });
    const [kernels, plain] = [byKernels(of, samples), lookPlainly(of, samples)];
    for (const ring of ringsOf(of)) expect(kernels.levels(ring)).toEqual(plain.levels(ring));
    expect(kernels.brightest()).toEqual(plain.brightest());
    expect(kernels.range()).toEqual(plain.range());
  },
);

test('in any picture as many columns at the borders of blocks of 8 x 8 are looked at as there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (width, height) => {
      const { step } = gridOf(pictureShape({ width, height }));
      const columns = Array.from({ length: 8 }, (_, i) => (i * step) % 8);
      expect(columns.filter((column) => column === 0 || column === 7)).toHaveLength(2);
    }),
  );
});

/** By sorting, as it is defined: of each of 32 equal shares of the sites in the order of their levels. */
function bySorting(sites: readonly { level: number; spread: number; residual: number }[]) {
  const ordered = sites.toSorted((a, b) => a.level - b.level);
  return Array.from({ length: 32 }, (_, i) => {
    const share = ordered.slice(Math.floor((i * sites.length) / 32), Math.floor(((i + 1) * sites.length) / 32));
    const calm = share.toSorted((a, b) => a.spread - b.spread).slice(0, Math.ceil(share.length / 2));
    const residuals = calm.map(({ residual }) => residual).sort((a, b) => a - b);
    const [low, high] = [residuals[(calm.length - 1) >> 1], residuals[calm.length >> 1]];
    const level = calm.reduce((sum, site) => sum + site.level, 0) / calm.length / 2;
    return { level, sigma: (1.4826 * ((low + high) / 2)) / 2, isEmpty: share.length === 0 };
  })
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ level, sigma }) => ({ level, sigma }));
}

test('the noise at a level is that of the calmer half of its sites', () => {
  const site = fc.record({ level: fc.nat(40), spread: fc.nat(6), residual: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(site, { maxLength: 400 }), (sites) => {
      const [levels, spreads, residuals] = (['level', 'spread', 'residual'] as const).map((key) =>
        Uint32Array.from(sites, (one) => one[key]),
      );
      expect(levelsOf({ levels, spreads, residuals })).toEqual(bySorting(sites));
    }),
  );
});
