/** Limits with qualifiers: where, how strong, in which unit, how serious. */
import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import { applyLimits, LIMIT_SETS, limitSetInWords, type LimitContext, type Limits, type Result } from '../src/index.ts';

const sample = await sampleResult();
type Defect = Result['defects'][number];

/** 64 x 48, RGGB, 12 bits from 0: the middle half is 16..47 x 12..35. */
const [first] = sample.defects;
const at = (x: number, y: number, more: Partial<Defect> = {}): Defect => {
  const { fit: _, crops: __, colour: ___, ...bare } = first;
  return { ...bare, kind: 'hot', amplitude: 100, x, y, extent: { x, y, width: 1, height: 1 }, ...more };
};
const column = (x: number, y: number, height: number): Defect =>
  at(x, y, { kind: 'column', extent: { x, y, width: 1, height } });
const of = (defects: Defect[], change: Partial<Result> = {}): Result => ({ ...sample, defects, ...change });
const row = (result: Result, name: string, context?: LimitContext) =>
  applyLimits(result, { [name]: 0 } as Limits, undefined, context)[0];
const count = (result: Result, name: string, context?: LimitContext) => row(result, name, context).actual;
const exposed = (...seconds: (number | undefined)[]) =>
  seconds.map((exposure, i) => {
    const { exposure: _, ...file } = sample.files[0];
    return { ...file, path: `${i}.raw`, ...(exposure !== undefined && { exposure }) };
  });

describe('a zone', () => {
  const corners = [at(15, 12), at(16, 11), at(48, 35), at(47, 36)];

  test('is the middle half of width and height, or what is around it', () => {
    const result = of([at(16, 12), at(47, 35), ...corners]);
    expect(count(result, 'hot:centre')).toBe(2);
    expect(count(result, 'hot:rest')).toBe(4);
  });

  test('starts from the active area, not from masked borders', () => {
    const frame = { ...sample.frame!, active: { x: 32, y: 24, width: 32, height: 24 } };
    expect(count(of([at(30, 22), at(48, 36)], { frame }), 'hot:centre')).toBe(1);
  });

  test('has a line that reaches into it', () => {
    expect(count(of([column(20, 0, 13), column(20, 0, 12)]), 'column:centre')).toBe(1);
  });

  test('has a cluster whole that reaches into it', () => {
    const cluster = [at(14, 20), at(15, 20), at(16, 20)].map((one) => ({ ...one, cluster: 1 }));
    expect(count(of(cluster), 'clusters:centre:above-2px')).toBe(1);
    expect(count(of(cluster), 'clusters:rest')).toBe(0);
  });
});

describe('a strength', () => {
  const result = of([
    at(1, 1, { amplitude: 50 }),
    at(2, 1, { amplitude: 50.5 }),
    at(3, 1, { amplitude: -60, kind: 'dead' }),
    at(4, 1, { amplitude: 819 }),
  ]);

  test('counts what is brighter, darker or either by more than that', () => {
    expect(count(result, 'defects:above-50dn')).toBe(2);
    expect(count(result, 'defects:below-50dn')).toBe(1);
    expect(count(result, 'defects:by-50dn')).toBe(3);
    expect(count(result, 'hot:by-50dn')).toBe(2);
  });

  test('is a share of the range from black to white, whatever the depth', () => {
    expect(count(result, 'defects:above-20%range')).toBe(0);
    expect(count(result, 'defects:above-19.9%range')).toBe(1);
  });

  test('is in electrons by a gain that is given', () => {
    expect(count(result, 'hot:above-100e', { gain: 0.5 })).toBe(2);
    expect(row(result, 'amplitude:e', { gain: 0.5 }).actual).toBe(1638);
  });

  test('is in electrons by the gain of the colour that EMVA 1288 measured', () => {
    const gain = { name: 'gain', title: 'Gain', symbol: 'K', unit: 'DN/e', section: '', values: [1, 2, null] };
    const emva1288 = { release: '4', frames: 2, colours: ['R', 'G', 'B'], figures: [gain], histograms: [] };
    const measured = of([at(1, 1, { colour: 'R' }), at(2, 1, { colour: 'G' }), at(3, 1, { colour: 'B' })], {
      sections: { emva1288 },
    });
    expect([99, 66, 49].map((e) => count(measured, `hot:above-${e}e`))).toEqual([1, 2, 3]);
  });

  test('is per second by the one exposure of all photographs', () => {
    const dark = of([at(1, 1), at(2, 1, { amplitude: -100, kind: 'dead' })], { files: exposed(0.5, 0.5) });
    expect(count(dark, 'defects:above-199dn/s')).toBe(1);
    expect(count(dark, 'defects:above-200dn/s')).toBe(0);
    expect(count(dark, 'defects:above-399e/s', { gain: 0.5 })).toBe(1);
  });

  test('is per second by the fit where exposures vary', () => {
    const varied = of([at(1, 1, { fit: { offset: 90, rate: 7 } })], { files: exposed(0.5, 2) });
    expect(count(varied, 'hot:above-6dn/s')).toBe(1);
    expect(count(varied, 'hot:above-7dn/s')).toBe(0);
  });

  test('is a share of the signal: of a flat field by its level, of a dim or dead pixel by what it gives', () => {
    const scenes = { photographs: [{ path: '0.raw', texture: 0, level: 0.5, noise: 1 }] };
    const flat = of([at(1, 1, { amplitude: -2047.5 * 0.31 }), at(2, 1, { amplitude: -2047.5 * 0.29 })], {
      capture: { mode: 'flat', guessed: false },
      sections: { scenes },
    });
    expect(count(flat, 'defects:below-30%')).toBe(1);
    const dim = at(3, 1, { kind: 'dim', response: 0.6, amplitude: -9 });
    expect(count(of([at(1, 1), dim, at(4, 1, { kind: 'dead', amplitude: -9 })]), 'defects:below-30%')).toBe(2);
  });
});

describe('a limit that asks what the Result does not hold cannot be judged, even where nothing was found', () => {
  const { mosaic: _, ...frame } = sample.frame!;
  const picture = { frame: { ...frame, channels: 3 as const, lossy: true } };
  test.each<[string, Result, string, LimitContext?]>([
    ['electrons without a gain', of([]), 'hot:above-5e'],
    ['electrons of a picture', of([], picture), 'hot:above-5e', { gain: 1 }],
    ['a rate without exposures', of([], { files: exposed(0.1, undefined) }), 'hot:above-5dn/s'],
    ['a rate without photographs', of([], { files: [] }), 'hot:above-5dn/s'],
    ['a rate that no fit tells', of([at(1, 1)], { files: exposed(0.1, 10) }), 'hot:above-5dn/s'],
    ['a share of the signal in the dark', of([], { capture: { mode: 'dark', guessed: false } }), 'dim:below-5%'],
    [
      'a flat field of no known level',
      of([], { capture: { mode: 'flat', guessed: false }, sections: {} }),
      'dim:by-5%',
    ],
    ['a response that was not measured', of([at(1, 1, { kind: 'stuck', amplitude: -9 })]), 'defects:below-5%'],
    ['pairs of one colour in a picture', of([], picture), 'colourPairs'],
    ['the size of clusters in a picture', of([], picture), 'clusters:above-2px'],
    ['a zone of no known size', of([], { frame: null }), 'hot:centre'],
    ['an area of no known size', of([], { frame: null }), 'hot:per-mp'],
  ])('%s', (_name, result, name, context) => {
    expect(row(result, name, context)).toEqual({
      name,
      limit: 0,
      exceeded: false,
      unjudged: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });
});

describe('sizes', () => {
  test('of clusters and lines count those of more pixels', () => {
    const pair = [at(1, 1), at(2, 1)].map((one) => ({ ...one, cluster: 1 }));
    const triple = [at(5, 1), at(6, 1), at(7, 1)].map((one) => ({ ...one, cluster: 2 }));
    const result = of([...pair, ...triple, column(30, 0, 8), column(31, 0, 7)]);
    expect(['clusters', 'clusters:above-2px', 'clusters:above-3px'].map((name) => count(result, name))).toEqual([
      2, 1, 0,
    ]);
    expect(['lines', 'column:above-7px', 'row'].map((name) => count(result, name))).toEqual([2, 1, 0]);
  });

  test('are per megapixel of the active area', () => {
    expect(count(of([at(1, 1), at(2, 2), at(3, 3)]), 'hot:per-mp')).toBeCloseTo(3 / (64 * 48 * 1e-6));
  });
});

describe('a pair of one colour', () => {
  test.each<[string, [number, number][], number]>([
    [
      'is two apart in a row or column of a Bayer mosaic',
      [
        [10, 10],
        [12, 10],
        [12, 12],
      ],
      2,
    ],
    [
      'is not beside each other, nor diagonal',
      [
        [10, 10],
        [11, 10],
        [13, 13],
      ],
      0,
    ],
    [
      'is not the green pixel beyond a corner',
      [
        [11, 10],
        [10, 11],
      ],
      0,
    ],
  ])('%s', (_, places, pairs) => {
    expect(count(of(places.map(([x, y]) => at(x, y))), 'colourPairs')).toBe(pairs);
  });

  test('is adjacent on a monochrome sensor', () => {
    const { mosaic: _, ...frame } = sample.frame!;
    expect(count(of([at(10, 10), at(11, 10), at(13, 10)], { frame }), 'colourPairs')).toBe(1);
  });
});

test('one thing may be limited twice, to warn before it fails', () => {
  expect(applyLimits(of([at(1, 1), at(2, 2)]), { hot: 5, 'hot:warn': 1 })).toEqual([
    { name: 'hot', limit: 5, actual: 2, exceeded: false },
    { name: 'hot:warn', limit: 1, actual: 2, exceeded: true, level: 'warn' },
  ]);
});

describe('a ready-made set', () => {
  const dark: Partial<Result> = { capture: { mode: 'dark', guessed: false } };
  const names = (result: Result, limits: Limits) => applyLimits(result, limits).map(({ name }) => name);

  test('asks what such photographs answer, and says which of its limits these are', () => {
    const limits = applyLimits(of([at(1, 1, { amplitude: 200 })], dark), { set: 'atmel-camelia-8m-e' });
    expect(limits[0]).toEqual({
      name: 'defects:by-3.66%range',
      limit: 500,
      actual: 1,
      exceeded: false,
      set: 'atmel-camelia-8m-e',
    });
    expect(limits.every(({ name }) => !/\d%(:|$)/.test(name))).toBe(true);
    expect(limitSetInWords({ limits })[0]).toContain('5 of its 11 limits are of such photographs.');
  });

  test('cannot be judged by photographs that answer none of it', () => {
    const limits = applyLimits(of([], dark), { set: 'kodak-kai-16000-class-1' });
    const why = 'Kodak KAI-16000, class 1 is judged by flat fields, and these are dark frames.';
    expect(limits).toHaveLength(4);
    expect(limits.every(({ unjudged }) => unjudged === why)).toBe(true);
  });

  test('is added to, and gives way to a limit of the same name', () => {
    const limits: Limits = { set: 'sony-imx219', colourPairs: 2, hot: 5 };
    expect(names(of([]), limits)).toEqual(['hot', 'colourPairs']);
    expect(names(of([]), { set: 'sony-imx219', hot: 5 })).toEqual(['colourPairs', 'hot']);
  });

  test.each(Object.keys(LIMIT_SETS) as (keyof typeof LIMIT_SETS)[])('%s has limits that can be asked', (set) => {
    for (const mode of ['dark', 'flat', 'scene'] as const) {
      const rows = applyLimits(of([], { capture: { mode, guessed: false } }), { set });
      expect(rows.length).toBeGreaterThan(0);
    }
    const words = limitSetInWords({ limits: [{ name: 'x', limit: 0, exceeded: false, set }] });
    expect(words[0]).toContain(LIMIT_SETS[set].source);
  });
});
