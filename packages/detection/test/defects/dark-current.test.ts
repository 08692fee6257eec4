import { describe, expect, test } from 'vitest';
import { Exposures } from '../../src/defects/dark-current.ts';
import type { FileRow } from '@hotpix/core';

interface Shot {
  readonly iso?: number;
  /** In seconds, a multiple of 1/4096. */
  readonly exposure?: number;
}

const rows = (shots: readonly Shot[]): FileRow[] =>
  shots.map((shot, i) => ({ path: `${i}.dng`, status: 'used', ...shot }));

/** The fit of residuals without noise: (ISO / 100) · (offset + rate · exposure). */
function fitOf(shots: readonly Shot[], offset: number, rate: number): ReturnType<Exposures['fit']> {
  const residuals = shots.map(({ iso = 100, exposure = 0 }) => (iso / 100) * (offset + rate * exposure));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value) / values.length;
  // Planes hold them in half DN and 1/4096 s.
  const darkCurrent = mean(residuals.map((residual, i) => 2 * residual * 4096 * shots[i].exposure!));
  return new Exposures(rows(shots)).fit(mean(residuals), darkCurrent);
}

const MIXED: Shot[] = [
  { iso: 100, exposure: 1 / 2 },
  { iso: 800, exposure: 1 / 64 },
  { iso: 3200, exposure: 1 / 512 },
  { iso: 400, exposure: 1 / 8 },
];

describe('offset and rate of a hot pixel', () => {
  test('are recovered from residuals at mixed ISO and exposure, at ISO 100', () => {
    const fit = fitOf(MIXED, 12, 340);
    expect(fit?.offset).toBeCloseTo(12, 8);
    expect(fit?.rate).toBeCloseTo(340, 8);
    expect(fit?.iso).toBe(100);
  });

  test('are those at the one ISO of a set', () => {
    const fit = fitOf(
      MIXED.map(({ exposure }) => ({ iso: 800, exposure })),
      12,
      340,
    );
    expect(fit?.offset).toBeCloseTo(8 * 12, 8);
    expect(fit?.rate).toBeCloseTo(8 * 340, 8);
    expect(fit?.iso).toBe(800);
  });

  test('name no ISO where one file does not say it', () => {
    const fit = fitOf([{ exposure: 1 / 2 }, { exposure: 1 / 64 }, { iso: 100, exposure: 1 / 8 }], 12, 340);
    expect(fit?.offset).toBeCloseTo(12, 8);
    expect(fit).not.toHaveProperty('iso');
  });

  test('are those of a set of two exposures whose longer one is twice the shorter', () => {
    const fit = fitOf(
      [
        { iso: 200, exposure: 1 / 8 },
        { iso: 200, exposure: 1 / 4 },
      ],
      -5,
      80,
    );
    expect(fit?.rate).toBeCloseTo(160, 8);
  });

  test.each<[string, Shot[]]>([
    [
      'do not vary',
      [
        { iso: 100, exposure: 1 / 8 },
        { iso: 800, exposure: 1 / 8 },
      ],
    ],
    [
      'vary by less than twice',
      [
        { iso: 100, exposure: 1 / 8 },
        { iso: 100, exposure: 3 / 16 },
      ],
    ],
    ['are not told by one file', [{ iso: 100, exposure: 1 / 8 }, { iso: 100 }, { iso: 100, exposure: 1 / 2 }]],
  ])('cannot be told where exposures %s', (_, shots) => {
    expect(new Exposures(rows(shots)).fit(10, 1000)).toBeUndefined();
  });
});

describe('the amplitudes to expect in the frames', () => {
  test('follow the fit and the ISO', () => {
    const exposures = new Exposures(rows(MIXED));
    expect(exposures.predict({ offset: 10, rate: 64 }, 0)).toEqual([42, 8 * 11, 32 * 10.125, 4 * 18]);
  });

  test('are the mean where there is no fit', () => {
    expect(new Exposures(rows(MIXED)).predict(undefined, 7)).toEqual([7, 7, 7, 7]);
  });
});
