import { describe, expect, it } from 'vitest';
import { createCamera, dark, flat, sitesOf, type Defect, type Scene, type Settings } from '../../src/index.ts';
import { sampleAt, spreadOf } from '../measure.ts';

/** 16000 electrons over 16000 DN: 1 electron a DN at ISO 100. */
const SENSOR = {
  seed: 9,
  width: 64,
  height: 48,
  mosaic: 'none',
  bits: 14,
  black: 383,
  white: 16_383,
  fullWell: 16_000,
} as const;
const [X, Y] = [30, 20];

/** The defective pixel in many shots. */
function watch(
  defect: Partial<Defect> & Pick<Defect, 'kind'>,
  scene: Scene,
  settings: Settings,
  shots = 100,
): number[] {
  const camera = createCamera({ ...SENSOR, defects: [{ x: X, y: Y, ...defect }] });
  return Array.from({ length: shots }, (_, index) => sampleAt(camera.photograph(scene, { ...settings, index }), X, Y));
}

const meanOf = (values: number[]): number => spreadOf(values).mean;

describe('a hot pixel', () => {
  it.each([0.1, 0.2, 0.4])('gains rate × exposure at %d s', (exposure) => {
    const values = watch({ kind: 'hot', rate: 5000 }, dark(), { iso: 100, exposure });
    const expected = 5001 * exposure;
    expect(Math.abs(meanOf(values) - 383 - expected)).toBeLessThan(5 * Math.sqrt((expected + 9) / 100) + 2);
    expect(spreadOf(values).variance / (expected + 9)).toBeCloseTo(1, 0);
  });

  it('keeps its offset at any exposure, times the gain of the ISO', () => {
    const of = (iso: number): number => meanOf(watch({ kind: 'hot', offset: 900 }, dark(), { iso, exposure: 0.001 }));
    expect((of(100) - 383) / 900).toBeCloseTo(1, 1);
    expect((of(400) - 383) / 3600).toBeCloseTo(1, 1);
  });

  it('saturates at white', () => {
    expect(new Set(watch({ kind: 'hot', rate: 1e6 }, dark(), { iso: 100, exposure: 0.5 }))).toEqual(new Set([16_383]));
  });
});

describe('a stuck pixel', () => {
  it('has its level whatever the light', () => {
    const values = [0, 0.2, 2].flatMap((level) => {
      return watch({ kind: 'stuck', level: 1234 }, flat(level), { iso: 200, exposure: 0.1 }, 10);
    });
    expect(new Set(values)).toEqual(new Set([1234]));
  });
});

describe('dead and dim pixels', () => {
  it('a dead one does not see light', () => {
    const values = watch({ kind: 'dead' }, flat(0.5), { iso: 100, exposure: 0.001 });
    expect(meanOf(values)).toBeCloseTo(383, -1);
  });

  it('a dim one sees its share of it', () => {
    const values = watch({ kind: 'dim', response: 0.7 }, flat(0.5), { iso: 100, exposure: 0.001 });
    expect((meanOf(values) - 383) / 5600).toBeCloseTo(1, 1);
  });
});

describe('a blinking pixel', () => {
  const values = watch({ kind: 'blinking', share: 0.3, offset: 2000 }, dark(), { iso: 100, exposure: 0.01 }, 400);
  const on = values.filter((value) => value > 1383);

  it('is on in its share of the frames', () => {
    // Five standard deviations of a binomial of 400.
    expect(Math.abs(on.length / 400 - 0.3)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / 400));
  });

  it('is hot when on and good when off', () => {
    expect(meanOf(on) / 2383).toBeCloseTo(1, 1);
    expect(meanOf(values.filter((value) => value <= 1383)) / 383).toBeCloseTo(1, 1);
  });
});

describe('columns and rows', () => {
  it.each([
    ['column', { x: 30, y: 5 }, { x: 30, y: 14 }],
    ['row', { x: 5, y: 20 }, { x: 14, y: 20 }],
  ] as const)('a dead %s of ten pixels is dead from its first to its last', (kind, first, last) => {
    const defect = { kind, ...first, length: 10, response: 0 };
    const shot = createCamera({ ...SENSOR, defects: [defect] }).photograph(flat(0.5), {
      iso: 100,
      exposure: 0.01,
      index: 0,
    });
    const darkOnes = [...shot.samples.keys()].filter((i) => shot.samples[i] < 1000);
    expect(darkOnes).toEqual(sitesOf(defect).map(({ x, y }) => y * 64 + x));
    expect(sitesOf(defect).at(-1)).toEqual(last);
  });
});

describe('a defect that begins and ends', () => {
  it('is there from one shot up to, but without, another', () => {
    const values = watch({ kind: 'stuck', level: 9000, from: 3, until: 5 }, dark(), { iso: 100, exposure: 0.1 }, 7);
    expect(values.map((value) => value === 9000)).toEqual([false, false, false, true, true, false, false]);
  });
});
