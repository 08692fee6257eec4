import { createCamera, dark, XTRANS, type Shot } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import { highPass } from '../../src/emva1288/high-pass.ts';
import { coloursOf } from '../../src/emva1288/lattice.ts';
import { accumulate, histogramOf, normalCounts } from '../../src/emva1288/histogram.ts';
import { measureStack, type FrameSet } from '../../src/emva1288/stack.ts';
import { createHotpix, type Frame, type Plugin, type Result } from '@hotpix/core';
import { emva1288, moments } from '../../src/index.ts';
import { momentsOf } from '../../src/set/moments-of.ts';
import { sourceOf } from '../../../core/src/testing/index.ts';
import { frameOf } from '../../../statistics/test/support/shots.ts';
import { pair } from './frames.ts';

/** Frames out of nothing: the first byte of a file is the number of its frame. */
async function scan(frames: readonly Frame[], capture: 'scene' | 'dark' | 'flat'): Promise<Result> {
  const decoder: Plugin = {
    name: 'numbers',
    decode: { match: () => true, decode: async (source) => frames[(await source.head())[0]] },
  };
  const sources = frames.map((_, i) => sourceOf(`${i}.raw`, Uint8Array.of(i)));
  return createHotpix({ plugins: [decoder, moments(), emva1288()] }).scan(sources, { capture });
}

const framesOf = (shots: readonly Shot[]): Frame[] => shots.map(frameOf);

describe('the figures of a Result', () => {
  const { darks } = pair('none', 2, 0);

  test('are there for dark frames, of which those of flat fields are left out', async () => {
    const {
      sections: { emva1288: section },
    } = await scan(framesOf(darks), 'dark');
    expect(section?.figures.map(({ name }) => name)).not.toContain('prnu');
    expect(section?.histograms.map(({ name }) => name)).toEqual(['dsnu']);
  });

  test('say what a single frame cannot tell', async () => {
    const {
      sections: { emva1288: section },
    } = await scan(framesOf(darks.slice(0, 1)), 'dark');
    const absent = section?.figures.filter(({ values }) => values[0] === null);
    expect(absent?.map(({ name }) => name)).toContain('temporalDarkNoise');
    expect(absent?.every(({ absent }) => absent?.includes('at least 2 frames'))).toBe(true);
    expect(section?.figures.find(({ name }) => name === 'darkMean')?.values[0]).toBeGreaterThan(100);
  });

  test('warn where the samples are not those of the sensor, and say why', async () => {
    const warning = async (change: (frame: Frame) => Frame) => {
      const { checks } = await scan(framesOf(darks).map(change), 'dark');
      return checks.find(({ name }) => name === 'sensorValues')?.message;
    };
    expect(await warning((frame) => frame)).toBeUndefined();
    expect(await warning((frame) => ({ ...frame, lossy: true }))).toContain('Use raw files');
    const raw = await warning((frame) => ({ ...frame, lossy: true, mosaic: ['RG', 'GB'] }));
    expect(raw).toContain('raw files that the camera compressed with loss');
    expect(raw).not.toContain('Use raw files');
  });

  test('of 8-bit pictures are those of luma', async () => {
    const grey = framesOf(darks).map(({ width, height, ...frame }, k): Frame => ({
      ...{ ...frame, width, height, channels: 3, bits: 8, white: 255, lossy: true },
      // Red alone comes and goes by 10 DN, of which luma has 0.299.
      samples: Uint8Array.from({ length: 3 * width * height }, (_, i) => (i % 3 === 0 ? 20 + 10 * k : 20)),
    }));
    const { checks, sections } = await scan(grey, 'dark');
    expect(sections.emva1288?.colours).toEqual(['grey']);
    // Luma of 20 and of 23.
    expect(sections.emva1288?.figures.find(({ name }) => name === 'darkMean')?.values).toEqual([21.5]);
    expect(checks.find(({ name }) => name === 'sensorValues')?.message).toContain('the luma of developed pictures');
  });

  test('of 8-bit pictures are not made of moments that an earlier version gathered', () => {
    const shape = { ...framesOf(darks)[0], channels: 3 as const, bits: 8 };
    const planes = { sum: new Uint32Array(3), squares: new Uint32Array(3) };
    expect(() => momentsOf({ shape, files: [], planes: () => planes, measures: () => [] })).toThrow(
      "'moments' of an earlier version",
    );
  });

  test('are not there for scenes', async () => {
    expect((await scan(framesOf(darks), 'scene')).sections.emva1288).toBeUndefined();
  });

  test('of X-Trans are those of three colours', async () => {
    const camera = createCamera({ width: 120, height: 96, mosaic: XTRANS, dsnu: 6, defects: [] });
    const shots = [0, 1, 2].map((index) => camera.photograph(dark(), { iso: 400, exposure: 0.1, index }));
    const {
      sections: { emva1288: section },
    } = await scan(framesOf(shots), 'dark');
    const dsnu = section?.figures.find(({ name }) => name === 'dsnu')?.values ?? [];
    expect(dsnu).toHaveLength(3);
    // 6 e⁻ at 1.587 DN/e⁻, and a twelfth of a DN² of rounding.
    for (const value of dsnu) expect((value ?? NaN) / (6 * 1.587)).toBeCloseTo(1, 1);
  });
});

describe('the parts of the spatial variance', () => {
  const [rows, columns] = [40, 60];
  const size = { width: columns, height: rows };
  const shape = { ...framesOf(pair('none', 1, 0).darks)[0], ...size, active: { x: 0, y: 0, ...size } };

  /** Two equal frames of a formula, which have no temporal noise. */
  function twice(sample: (x: number, y: number) => number): FrameSet {
    const values = Array.from({ length: rows * columns }, (_, i) => sample(i % columns, Math.floor(i / columns)));
    const planes = {
      sum: Uint32Array.from(values, (value) => 2 * value),
      squares: Float64Array.from(values, (value) => 2 * value * value),
    };
    return { planes, frames: 2 };
  }

  const [colour] = coloursOf(shape);

  test.each([
    ['row', (_: number, y: number) => 100 + 10 * (y % 2), 25],
    ['column', (x: number) => 100 + 10 * (x % 2), 25],
    ['pixel', (x: number, y: number) => 100 + 10 * ((x + y) % 2), 25],
  ] as const)('hold stripes and checks in the %s part alone', (part, sample, variance) => {
    const { spatial, temporal } = measureStack(twice(sample), colour);
    expect(temporal).toBe(0);
    for (const name of ['row', 'column', 'pixel'] as const) {
      expect(Math.abs((spatial?.[name] ?? NaN) - (name === part ? variance : 0)), name).toBeLessThan(1.2);
    }
  });

  test('add up to the whole', () => {
    const { spatial } = measureStack(
      twice((x, y) => 100 + 7 * (x % 3) + 5 * (y % 4) + ((11 * x * y) % 13)),
      colour,
    );
    const { total = NaN, row = NaN, column = NaN, pixel = NaN } = spatial ?? {};
    expect((row + column + pixel) / total).toBeCloseTo(1, 2);
  });
});

describe('the colours of a mosaic', () => {
  test('start in the active area, whose corner may lie anywhere in the period', () => {
    const frame = framesOf(pair(['RG', 'GB'], 1, 0).darks)[0];
    const colours = coloursOf({ ...frame, width: 10, height: 8, active: { x: 3, y: 2, width: 5, height: 4 } });
    expect(colours.map(({ name, lattices }) => [name, lattices.map(({ first }) => first)])).toEqual([
      ['R', [24]],
      ['G', [23, 34]],
      ['B', [33]],
    ]);
    expect(colours[0].lattices[0]).toMatchObject({ rows: 2, columns: 2, down: 20, across: 2 });
    expect(colours[2].lattices[0]).toMatchObject({ rows: 2, columns: 3 });
  });
});

describe('histograms', () => {
  test('filter out what is even or rises evenly, and keep a single pixel', () => {
    const slope = Float64Array.from({ length: 63 }, (_, i) => 5 * (i % 9) + 3 * Math.floor(i / 9));
    expect([...highPass(slope, 7, 9)]).toEqual(new Array(15).fill(0));
    const dot = new Float64Array(63);
    dot[3 * 9 + 4] = 10;
    expect(highPass(dot, 7, 9)[5 + 2]).toBe(240);
    expect(highPass(dot, 4, 9)).toHaveLength(0);
  });

  test('have a bin a value up to 256 values, and then wider ones', () => {
    expect(histogramOf(Float64Array.of(-2, 3, 3))).toEqual({ from: -2, step: 1, counts: [1, 0, 0, 0, 0, 2] });
    const wide = histogramOf(Float64Array.of(0, 256, 10));
    expect([wide.step, wide.counts.length, wide.counts[5], wide.counts[128]]).toEqual([2, 129, 1, 1]);
  });

  test('accumulate from the far end, in per cent', () => {
    expect(accumulate([6, 1, 0, 3])).toEqual([100, 40, 30, 30]);
  });

  test('stand beside as many normal samples', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => (i % 10) + ((i / 10) % 10));
    const bins = histogramOf(values.map(Math.round));
    expect(normalCounts(bins, values).reduce((sum, n) => sum + n, 0) / 1000).toBeCloseTo(1, 1);
  });
});
