import { BAYER, createCamera, develop, XTRANS, type Defect as TrueDefect } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import type { Defect, Frame } from '../../../core/src/nouns.ts';
import { developed, scan, shoot, slope } from '../support/scan.ts';
import { frameOf } from '../../../statistics/test/support/shots.ts';

/** 40000 e⁻ over 15871 DN at ISO 100. */
const DN_PER_ELECTRON = 15_871 / 40_000;
/** All combinations of three sensitivities and four exposures, of which none clips what follows. */
const settings = (index: number): { iso: number; exposure: number } => ({
  iso: [100, 200, 400][index % 3],
  exposure: [1 / 125, 1 / 30, 1 / 8, 1 / 4][index % 4],
});

const TRUTH: TrueDefect[] = [
  { kind: 'hot', x: 40, y: 40, rate: 8000 },
  { kind: 'hot', x: 70, y: 41, offset: 1500 },
  { kind: 'stuck', x: 100, y: 42, level: 6000 },
  { kind: 'dead', x: 130, y: 43 },
  { kind: 'dim', x: 40, y: 80, response: 0.6 },
  { kind: 'blinking', x: 70, y: 81, offset: 6000, share: 0.4 },
  { kind: 'stuck', x: 100, y: 82, level: 16_383 },
];

const at = (defects: readonly Defect[], x: number, y: number): Defect | undefined =>
  defects.find((defect) => defect.x === x && defect.y === y);

describe.each<[string, readonly string[] | 'none']>([
  ['a Bayer mosaic', BAYER.RGGB],
  ['X-Trans', XTRANS],
  ['a monochrome sensor', 'none'],
])('of %s', async (_, mosaic) => {
  const frames = shoot({ frames: 24, seed: 3, mosaic, defects: TRUTH, settings, scene: slope });
  const { defects } = await scan(frames, { expectedFalse: 0.1, capture: 'scene' });

  test('every defect is found, and named as the simulator made it', () => {
    const named = (list: readonly { kind: string; x: number; y: number }[]): string[] =>
      list.map(({ kind, x, y }) => `${kind} ${x},${y}`).sort();
    expect(named(defects)).toEqual(named(TRUTH));
  });

  test('a hot pixel whose charge grows with the exposure has its rate at ISO 100', () => {
    const { fit } = at(defects, 40, 40)!;
    expect(fit!.rate / (8000 * DN_PER_ELECTRON)).toBeCloseTo(1, 0);
    expect(Math.abs(fit!.offset)).toBeLessThan(60);
    expect(fit!.iso).toBe(100);
  });

  test('a hot pixel that is the same at any exposure has its offset at ISO 100', () => {
    const { fit } = at(defects, 70, 41)!;
    expect(fit!.offset / (1500 * DN_PER_ELECTRON)).toBeCloseTo(1, 1);
    expect(Math.abs(fit!.rate)).toBeLessThan(250);
  });

  test('a stuck pixel has its level', () => {
    expect(at(defects, 100, 42)).toMatchObject({ level: 6000 });
    expect(at(defects, 100, 82)).toMatchObject({ level: 16_383 });
  });

  test('a dim pixel has its response', () => {
    expect(at(defects, 40, 80)!.response).toBeCloseTo(0.6, 1);
  });

  test('a pixel has the letter of its filter, without a mosaic none', () => {
    const letter = mosaic === 'none' ? undefined : mosaic[40 % mosaic.length][40 % mosaic.length];
    expect(at(defects, 40, 40)!.colour).toBe(letter);
  });
});

describe('of developed pictures', async () => {
  const camera = createCamera({
    width: 192,
    height: 128,
    seed: 4,
    defects: [
      { kind: 'hot', x: 40, y: 40, offset: 1500 },
      { kind: 'stuck', x: 101, y: 83, level: 16_383 },
      { kind: 'dead', x: 131, y: 42 },
    ],
  });
  const frames = Array.from({ length: 16 }, (_, index): Frame => {
    const shot = camera.photograph(slope(index), { ...settings(index), index });
    const { data, ...size } = develop(shot);
    const { mosaic: _mosaic, ...rest } = frameOf(shot);
    return { ...rest, ...size, samples: data, bits: 8, black: 0, white: 255, lossy: true };
  });
  const { defects } = await scan(frames, { capture: 'scene', expectedFalse: 0.1 });

  test('each defect is one spot, at most a pixel away', () => {
    expect(defects).toHaveLength(3);
    for (const { x, y } of camera.truth.defects) {
      expect(defects.some((defect) => Math.max(Math.abs(defect.x - x), Math.abs(defect.y - y)) <= 1)).toBe(true);
    }
  });

  test('a spot is named', () => {
    expect(defects.map(({ kind, x }) => `${kind} ${x}`).sort()).toEqual(['dead 131', 'hot 40', 'stuck 101']);
  });

  test('a hot spot of red has its channel, and so has a dead one of green', () => {
    expect(at(defects, 40, 40)?.colour).toBe('R');
    expect(at(defects, 131, 42)?.colour).toBe('G');
  });

  test('a white or black spot differs by no more than its surroundings are away from white or black', () => {
    const levelAround = ({ x, y, colour = '' }: Defect): number => {
      const ring = [-8, -7, 7, 8].flatMap((dx) => [-8, 0, 8].map((dy) => [x + dx, y + dy]));
      const levels = frames.flatMap(({ samples, width }) =>
        ring.map(([column, row]) => samples[3 * (row * width + column) + 'RGB'.indexOf(colour)]),
      );
      return levels.reduce((sum, level) => sum + level, 0) / levels.length;
    };
    for (const defect of defects) {
      const around = levelAround(defect);
      expect(defect.amplitude).toBeLessThan(255 - around + 2);
      expect(defect.amplitude).toBeGreaterThan(-around - 2);
    }
  });

  test('a spot has no fit, for a tone curve is not proportional to light', () => {
    expect(defects.filter(({ fit }) => fit !== undefined)).toEqual([]);
  });
});

test('spots under red and blue filters are named by the places of their colour', async () => {
  const defects: TrueDefect[] = [
    { kind: 'hot', x: 40, y: 40, offset: 1500 },
    { kind: 'stuck', x: 100, y: 60, level: 16_383 },
    { kind: 'dead', x: 140, y: 40 },
    { kind: 'hot', x: 41, y: 81, offset: 1500 },
    { kind: 'stuck', x: 101, y: 101, level: 16_383 },
    { kind: 'dead', x: 141, y: 81 },
  ];
  const frames = developed({ frames: 16, seed: 4, settings, scene: slope, defects });
  const found = (await scan(frames, { capture: 'scene', expectedFalse: 0.1 })).defects;
  expect(found.map(({ kind, colour }) => `${kind} ${colour}`).sort()).toEqual(
    ['dead', 'hot', 'stuck'].flatMap((kind) => [`${kind} B`, `${kind} R`]),
  );
});

test('what is there in two frames of three is not told from a blinking pixel by fewer than six frames', async () => {
  const defects: TrueDefect[] = [{ kind: 'blinking', x: 70, y: 81, offset: 12_000, share: 0.6 }];
  const result = await scan(shoot({ frames: 5, seed: 3, defects, settings, scene: slope }), { capture: 'scene' });
  expect(at(result.defects, 70, 81)?.kind ?? 'hot').toBe('hot');
});

test('a hot pixel of exposures that do not vary has no fit', async () => {
  const defects: TrueDefect[] = [{ kind: 'hot', x: 70, y: 81, rate: 12_000 }];
  const even = (): { iso: number; exposure: number } => ({ iso: 200, exposure: 1 / 8 });
  const result = await scan(shoot({ frames: 12, seed: 3, defects, settings: even, scene: slope }), {
    capture: 'scene',
  });
  expect(at(result.defects, 70, 81)).toMatchObject({ kind: 'hot' });
  expect(at(result.defects, 70, 81)).not.toHaveProperty('fit');
});
