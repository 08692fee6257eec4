import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasChroma } from '../../src/chroma/chroma.ts';
import { componentsOf } from '../../src/components.ts';
import { levelsKernel } from '../../src/noise/levels-kernel.ts';
import { levelsOf, measureLevelsPlainly } from '../../src/noise/levels.ts';
import { ringsOf } from '../../src/rings.ts';
import { compileKernels } from '../../src/wasm/module.ts';
import { KINDS, setOf } from '../support/frame-sets.ts';

const byKernel = levelsKernel(compileKernels()!);

describe.each(KINDS)('the noise of %s, level by level,', (_, kind) => {
  test('is by the kernel what it is plainly, to the last bit', () => {
    fc.assert(
      fc.property(setOf(kind), ({ frames }) => {
        for (const frame of frames) {
          const samples = hasChroma(frame) ? componentsOf(frame).luma : frame.samples;
          if (frame.channels === 3 && !hasChroma(frame)) continue;
          for (const ring of ringsOf(frame)) {
            expect(byKernel(frame, samples, ring)).toEqual(measureLevelsPlainly(frame, samples, ring));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
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
