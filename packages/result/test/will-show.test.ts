import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import {
  coverageOf,
  expectedOf,
  nextToTake,
  showingInWords,
  showingOf,
  withShowing,
  type Defect,
  type FileRow,
  type Result,
} from '../src/index.ts';

const sample = await sampleResult();

const row = (path: string, facts: Partial<FileRow>): FileRow => ({ path, status: 'used', ...facts });
const FILES = [
  row('a', { iso: 100, exposure: 1 / 60, temperature: 20 }),
  row('b', { iso: 100, exposure: 1 / 4, temperature: 22 }),
  row('c', { iso: 400, exposure: 1, temperature: 24 }),
];
const NOISE = [10, 10, 20];

function resultOf(defects: readonly Defect[], files: readonly FileRow[] = FILES): Result {
  const photographs = files.map(({ path }, i) => ({ path, texture: 1, level: 0.2, noise: NOISE[i] }));
  return { ...sample, files, defects, sections: { scenes: { photographs } } };
}

const { fit: _, ...plain } = sample.defects[0];
const defectOf = (more: Partial<Defect>): Defect => ({ ...plain, kind: 'hot', ...more });
/** 5 DN at any exposure and 40 a second, at ISO 100. */
const GROWING = defectOf({ fit: { offset: 5, rate: 40, iso: 100 } });

describe('the amplitude that is to be expected', () => {
  test('is offset and rate times exposure, at the gain of the ISO', () => {
    const at = (iso: number, exposure: number) => expectedOf(GROWING, resultOf([]), { iso, exposure });
    expect(at(100, 2)).toEqual({ least: 85, most: 85 });
    expect(at(400, 2)).toEqual({ least: 340, most: 340 });
  });

  test('doubles in its rate with 6 to 8 degrees more than the photographs had', () => {
    const { least, most } = expectedOf(GROWING, resultOf([]), { iso: 100, exposure: 1, temperature: 46 })!;
    // 24 degrees more: 8 to 16 times.
    expect(least).toBeCloseTo(5 + 40 * 8, 6);
    expect(most).toBeCloseTo(5 + 40 * 16, 6);
  });

  test('is no more than white, and no rate takes light away', () => {
    const { white, black } = sample.frame!;
    expect(expectedOf(GROWING, resultOf([]), { iso: 1e5, exposure: 3600 })?.most).toBe(white - black);
    const falling = defectOf({ fit: { offset: 5, rate: -3, iso: 100 } });
    expect(expectedOf(falling, resultOf([]), { iso: 100, exposure: 100 })?.most).toBe(5);
  });

  test('is unknown without a fit, and at a temperature where the photographs tell none', () => {
    expect(expectedOf(defectOf({}), resultOf([]), { iso: 100, exposure: 1 })).toBeUndefined();
    const cold = FILES.map(({ temperature: __, ...file }) => file);
    const asked = { iso: 100, exposure: 1, temperature: 30 };
    expect(expectedOf(GROWING, resultOf([], cold), asked)).toBeUndefined();
  });
});

describe('a defect', () => {
  const showing = (defect: Defect, conditions: Parameters<typeof showingOf>[2]) =>
    showingOf(defect, resultOf([defect]), conditions);

  test('shows from three standard deviations of the noise on, at the nearest ISO', () => {
    // At ISO 100 the noise is 10: 30 DN are 0.625 s.
    expect(showing(GROWING, { iso: 100, exposure: 0.6 })).toBe('hidden');
    expect(showing(GROWING, { iso: 100, exposure: 0.65 })).toBe('shows');
  });

  test('may show where the temperature decides', () => {
    // 6 degrees more: the rate is 1.68 to 2 times what it was, 30 DN at 0.37 to 0.31 s.
    expect(showing(GROWING, { iso: 100, exposure: 0.34, temperature: 28 })).toBe('may');
  });

  test('that does not depend on the exposure always shows', () => {
    for (const kind of ['stuck', 'dead', 'dim', 'column', 'row'] as const) {
      expect(showing(defectOf({ kind }), { iso: 100, exposure: 1e-3 })).toBe('shows');
    }
  });

  test('of an unknown rate is unknown, and not guessed', () => {
    expect(showing(defectOf({ amplitude: 1000 }), { iso: 100, exposure: 1 })).toBe('unknown');
  });
});

test('a Result for some conditions leaves out what is known to be hidden there, and nothing else', () => {
  const defects = [GROWING, defectOf({ kind: 'dead', x: 9 }), defectOf({ x: 10 })];
  const asked = { iso: 100, exposure: 0.1 };
  const shown = withShowing({ ...resultOf(defects), limits: [] }, asked);
  expect(shown.defects.map(({ kind, fit }) => [kind, fit !== undefined])).toEqual([
    ['dead', false],
    ['hot', false],
  ]);
  expect(shown.limits).toBeUndefined();
  expect(showingInWords(resultOf(defects), asked)).toEqual([
    '1 of 3 defects will show, 1 will not.',
    'Of 1 it is not known, and they are kept: their photographs do not tell offset from rate.',
  ]);
});

describe('the photographs', () => {
  test('are counted by ISO and exposure, to the nearest stop', () => {
    const files = [
      ...FILES,
      row('d', { iso: 110, exposure: 1 / 50 }),
      row('e', {}),
      { ...FILES[0], status: 'failed' as const },
    ];
    expect(coverageOf(files)).toEqual({
      isos: [100, 400, undefined],
      exposures: [1 / 64, 1 / 4, 1, undefined],
      counts: [
        [2, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
    });
  });

  test('that would tell more are named', () => {
    const alike = FILES.map((file) => ({ ...file, exposure: 1 / 60 }));
    expect(nextToTake({ files: alike }, { iso: 6400, exposure: 30 })).toEqual([
      'All exposures are alike (1/60 s): take some that are ten times longer.',
      'Take 5 or more photographs at ISO 6,400 and 30 s: there are 0.',
      'The longest exposure so far is 1/60 s: beyond it the fits reach farther than they were measured.',
      'The highest ISO so far is 400.',
    ]);
  });

  test('that cover the conditions lack nothing', () => {
    const files = Array.from({ length: 6 }, (_, i) => row(`${i}`, { iso: 400, exposure: i < 5 ? 1 : 1 / 8 }));
    expect(nextToTake({ files }, { iso: 400, exposure: 1 })).toEqual([]);
  });
});
