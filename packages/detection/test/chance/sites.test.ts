/** What is counted once and looked up again, against going over all sites plainly. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limit } from '../../src/chance/limit-table.ts';
import { Sites } from '../../src/chance/sites.ts';
import { NullModel } from '../../src/chance/null-model.ts';
import { sumBlocks } from '../../src/defects/block-sums.ts';
import { ClippedScores } from '../../src/defects/clipped-scores.ts';
import { phaseAt, phasesOf } from '../../../statistics/src/phases.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { mosaicShape, pictureShape, sensorShape } from '../../../core/test/support/shapes.ts';

const size = { width: 80, height: 60 };
const SHAPES = { sensor: sensorShape(size), mosaic: mosaicShape(size), picture: pictureShape(size) };
const FRAMES = 5;

/** Planes of noise with some strong sites, some that no frame counts, and some that few count. */
function planesOf(shape: (typeof SHAPES)['sensor'], seed: number) {
  const planes = noisePlanes(shape, FRAMES, { seed, zOf: (noise, site) => (site % 97 === 3 ? 5 * noise + 3 : noise) });
  for (let i = seed % 7; i < planes.count.length; i += 11) planes.count[i] = i % 3;
  return planes;
}

const anyShape = fc.constantFrom(...Object.values(SHAPES));
const seed = fc.integer({ min: 1, max: 1000 });

describe('the sites of a sensor', () => {
  test('are as many of each phase, number of frames and sum as counting one by one finds', () => {
    fc.assert(
      fc.property(anyShape, seed, (shape, of) => {
        const planes = planesOf(shape, of);
        const expected = new Map<string, number>();
        planes.sum.forEach((sum, i) => {
          if (planes.count[i] === 0) return;
          const key = `${phaseAt(phasesOf(shape), shape.width, i)} ${planes.count[i]} ${sum}`;
          expected.set(key, (expected.get(key) ?? 0) + 1);
        });
        const found = new Map<string, number>();
        const sites = new Sites(planes, shape);
        const { phases, frames, sums, sites: some } = sites.sums;
        sums.forEach((sum, entry) => {
          const key = `${phases[entry]} ${frames[entry]} ${sum}`;
          found.set(key, (found.get(key) ?? 0) + some[entry]);
        });
        expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
        expect(sites.length).toBe(planes.count.filter((n) => n > 0).length);
      }),
      { numRuns: 20 },
    );
  });

  test('beyond limits are those that a look at each finds, however the limits follow each other', () => {
    const limit = fc.record({
      low: fc.oneof(fc.integer({ min: -120, max: 0 }), fc.constant(-Infinity)),
      high: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.constant(Infinity)),
      most: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(Infinity)),
      below: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(Infinity)),
    });
    fc.assert(
      fc.property(anyShape, seed, fc.array(limit, { minLength: 1, maxLength: 6 }), (shape, of, limits) => {
        const planes = planesOf(shape, of);
        const { outliers } = new Sites(planes, shape);
        for (const { low, high, most, below } of limits) {
          // Sites that count in more frames are given more room.
          const limitOf = (frames: number): Limit => ({
            low: low - frames,
            high: high + frames,
            most: most + frames,
            below: below + frames,
          });
          const expected = [...planes.sum.keys()].filter((i) => {
            const own = limitOf(planes.count[i]);
            const isHigh = planes.sum[i] >= own.high || planes.excess[i] >= own.most;
            const isBeyond = isHigh || planes.sum[i] <= own.low || planes.below[i] >= own.below;
            return planes.count[i] > 0 && isBeyond;
          });
          expect([...outliers.beyond(({ frames }) => limitOf(frames))]).toEqual(expected);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('have sums of clipped scores along lines that are those added one by one', () => {
    fc.assert(
      fc.property(anyShape, seed, fc.nat(59), fc.nat(2), (shape, of, across, from) => {
        const planes = planesOf(shape, of);
        const nullModel = new NullModel(new Sites(planes, shape));
        const blocks = sumBlocks(new ClippedScores(nullModel, 3));
        const plainly = (siteOf: (place: number) => number): number => {
          let sum = 0;
          for (let place = 16 * from; place < 16 * from + 16; place++) {
            const i = siteOf(place);
            if (planes.count[i] > 0) sum += Math.max(-3, Math.min(3, nullModel.score(i)));
          }
          return sum;
        };
        const { active, width } = shape;
        const at = (x: number, y: number): number => (active.y + y) * width + active.x + x;
        const [column, row] = [across % active.width, across % active.height];
        expect(blocks.column.between(column, 16 * from, 16 * from + 16)).toBeCloseTo(
          plainly((y) => at(column, y)),
          9,
        );
        expect(blocks.row.between(row, 16 * from, 16 * from + 16)).toBeCloseTo(
          plainly((x) => at(x, row)),
          9,
        );
      }),
      { numRuns: 20 },
    );
  });
});
