import { describe, expect, it } from 'vitest';
import { createCamera, type CameraOptions, type DefectPlan, type TrueDefect } from '../../src/index.ts';

const PLAN: DefectPlan = { hot: 60, stuck: 10, dead: 10, dim: 10, blinking: 10, cluster: 6, column: 1, row: 1 };

function defectsOf(plan: DefectPlan, options: CameraOptions = {}): readonly TrueDefect[] {
  return createCamera({ seed: 8, width: 800, height: 600, ...options, defects: plan }).truth.defects;
}

const distance = (a: TrueDefect, b: TrueDefect): number => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));

describe('drawn defects', () => {
  const defects = defectsOf(PLAN);
  const singles = defects.filter(({ cluster }) => cluster === undefined);
  const clustered = defects.filter(({ cluster }) => cluster !== undefined);

  it('are as many of each kind as asked for', () => {
    const counts = Object.fromEntries(
      ['hot', 'stuck', 'dead', 'dim', 'blinking', 'column', 'row'].map((kind) => [
        kind,
        singles.filter((defect) => defect.kind === kind).length,
      ]),
    );
    expect(counts).toEqual({ hot: 60, stuck: 10, dead: 10, dim: 10, blinking: 10, column: 1, row: 1 });
  });

  it('keep away from each other', () => {
    const points = defects.filter(({ length }) => length === undefined);
    const tooNear = points.flatMap((a) =>
      points.filter((b) => a !== b && distance(a, b) < 8 && a.cluster === undefined),
    );
    expect(tooNear).toEqual([]);
  });

  it('form clusters of two to five adjacent pixels', () => {
    for (let cluster = 1; cluster <= 6; cluster++) {
      const members = clustered.filter((defect) => defect.cluster === cluster);
      expect(members.length).toBeGreaterThanOrEqual(2);
      expect(members.length).toBeLessThanOrEqual(5);
      expect(members.every((a) => members.some((b) => a !== b && distance(a, b) === 1))).toBe(true);
    }
  });

  it('stay in the active area', () => {
    const active = { x: 100, y: 50, width: 600, height: 500 };
    const outside = defectsOf(PLAN, { active }).filter(({ x, y }) => x < 100 || x >= 700 || y < 50 || y >= 550);
    expect(outside).toEqual([]);
  });

  it('name the filter over them', () => {
    const letters = defects.filter(({ kind }) => kind === 'hot').map(({ x, y }) => ['RG', 'GB'][y % 2][x % 2]);
    expect(defects.filter(({ kind }) => kind === 'hot').map(({ colour }) => colour)).toEqual(letters);
  });

  it('range from barely visible to blinding', () => {
    const contrasts = defects.filter(({ kind }) => kind === 'hot').map(({ contrast }) => contrast);
    expect(Math.min(...contrasts)).toBeLessThan(1);
    expect(Math.max(...contrasts)).toBeGreaterThan(50);
  });

  it('of one kind do not change when another kind grows in number', () => {
    const strengths = (all: readonly TrueDefect[]): unknown[] =>
      all.flatMap(({ kind, response, cluster }) => (kind === 'dim' && cluster === undefined ? [response] : [])).sort();
    expect(strengths(defectsOf({ ...PLAN, hot: 500 }))).toEqual(strengths(defects));
  });

  it('are others for another seed', () => {
    expect(defectsOf(PLAN, { seed: 9 })).not.toEqual(defects);
  });
});

describe('a plan that cannot be', () => {
  it.each([
    [{ hot: 20_000 }, 'Ask for fewer, a smaller spacing or a larger sensor.'],
    [{ hot: -1 }, 'Expected defects.hot to be a whole number from 0, got -1.'],
    [{ share: [0.5, 1.5] as const }, 'Expected defects.share to be two numbers above 0, ascending, at most 1'],
  ])('%o is refused', (plan, message) => {
    expect(() => createCamera({ width: 200, height: 200, defects: plan })).toThrow(message);
  });
});

describe('given defects', () => {
  it.each([
    [{ kind: 'hot', x: 200, y: 0 }, 'Expected defect at 200, 0 to be inside the stored 200x200'],
    [{ kind: 'stuck', x: 1, y: 1 }, 'Expected level of the stuck defect at 1, 1 to be given'],
    [{ kind: 'column', x: 1, y: 190, length: 11 }, 'to be inside the stored 200x200, got 1x11 pixels there'],
    [{ kind: 'dim', x: 1, y: 1, response: 2 }, 'to be from 0 to 1, got 2 and 1'],
  ] as const)('%o is refused', (defect, message) => {
    expect(() => createCamera({ width: 200, height: 200, defects: [defect] })).toThrow(message);
  });
});

describe('the contrast in the truth', () => {
  const camera = createCamera({
    width: 64,
    height: 64,
    mosaic: 'none',
    black: 383,
    white: 16_383,
    fullWell: 16_000,
    readNoise: 10,
    prnu: 0,
    darkCurrent: 0,
    defects: [
      { kind: 'hot', x: 1, y: 1, rate: 5000 },
      { kind: 'dead', x: 9, y: 9 },
    ],
  });
  // Half a second of the hot pixel are 2500 electrons.
  const SETTINGS = [{ iso: 100, exposure: 0.5 }];
  const contrasts = (levels?: readonly number[]): number[] =>
    camera.truthFor(SETTINGS, levels).defects.map(({ contrast }) => contrast);

  it('is the distance from a good pixel over the noise', () => {
    // Middle grey is 0.18 of 16000 electrons, √(2880 + 10² + 1/12) of noise.
    expect(contrasts()[0]).toBeCloseTo(2500 / 54.59, 2);
  });

  it('is that of other light where the scenes have other light', () => {
    // A hundredth of 16000 electrons, √(160 + 10² + 1/12) of noise.
    expect(contrasts([0.01])[0]).toBeCloseTo(2500 / 16.1271, 2);
    expect(contrasts([0.01])[1]).toBeCloseTo(160 / 16.1271, 2);
  });

  it('of a dead pixel is nothing where there is no light', () => {
    expect(contrasts([0])[1]).toBe(0);
  });

  it('is the median over the levels', () => {
    expect(contrasts([0.9, 0, 0.01])).toEqual(contrasts([0.01]));
  });

  it('is that of daylight unless asked for', () => {
    expect(contrasts()).toEqual(contrasts([0.02, 0.18, 0.6]));
  });
});
