import { BAYER, createCamera, dark, flat, XTRANS, type Defect, type Scene, type Shot } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import type { DetectionContext } from '../../src/detection-context.ts';
import type { Hit } from '../../src/hits/hit.ts';
import { findSpatialOutliers } from '../../src/even-frames/spatial.ts';
import { Moments } from '../../../statistics/src/moments/moments-reader.ts';
import { frameOf, momentsOf } from '../../../statistics/test/support/shots.ts';

const SIZE = { width: 320, height: 240 };
type Mosaic = readonly string[] | 'none';

function shoot(
  scene: Scene,
  frames: number,
  defects: readonly Defect[],
  mosaic: Mosaic = BAYER.RGGB,
  seed = 3,
): Shot[] {
  const camera = createCamera({ ...SIZE, seed, mosaic, defects });
  return Array.from({ length: frames }, (_, index) => camera.photograph(scene, { iso: 400, exposure: 0.2, index }));
}

function find(capture: 'dark' | 'flat', shots: readonly Shot[], options: Partial<DetectionContext> = {}): Hit[] {
  const { samples: _, ...shape } = frameOf(shots[0]);
  const none = (): never => {
    throw new Error('The search needs nothing but the moments.');
  };
  const context = {
    shape,
    files: [],
    capture,
    isGuessed: false,
    scenes: { numbers: [], repeats: 1, largest: 1 },
    expectedFalse: 1,
    measured: [],
    measures: none,
    force: false,
    planes: none,
    ...options,
  };
  return findSpatialOutliers(new Moments(momentsOf(shots), shape, shots.length), context);
}

const places = (hits: readonly { x: number; y: number }[]): string[] => hits.map(({ x, y }) => `${x},${y}`).sort();

/** Two alone, one in the corner, and a block of 3x3. */
const HOT: Defect[] = [
  { kind: 'hot', x: 0, y: 0, offset: 200 },
  { kind: 'hot', x: 100, y: 101, offset: 60 },
  { kind: 'hot', x: 300, y: 200, rate: 900 },
  ...Array.from({ length: 9 }, (_, i): Defect => {
    return { kind: 'hot', x: 200 + (i % 3), y: 50 + Math.floor(i / 3), offset: 150 };
  }),
];

const UNLIT: Defect[] = [
  { kind: 'dead', x: 40, y: 190 },
  { kind: 'dim', x: 222, y: 111, response: 0.7 },
  { kind: 'dim', x: 319, y: 239, response: 0.75 },
];

describe.each([
  ['a Bayer mosaic', BAYER.RGGB],
  ['X-Trans', XTRANS],
  ['a monochrome sensor', 'none'],
] as [string, Mosaic][])('%s', (_, mosaic) => {
  test.each([1, 6])('shows its hot pixels in %i dark frames, a cluster and a corner among them', (frames) => {
    const hits = find('dark', shoot(dark(), frames, HOT, mosaic));
    expect(places(hits)).toEqual(places(HOT));
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['hot']));
  });

  test.each([1, 6])('shows dead, dim and hot pixels in %i flat fields', (frames) => {
    const bright: Defect = { kind: 'hot', x: 150, y: 220, offset: 3000 };
    const hits = find('flat', shoot(flat(0.4), frames, [...UNLIT, bright], mosaic));
    expect(hits.map(({ x, y, kind }) => `${kind} ${x},${y}`).sort()).toEqual(
      [...UNLIT, bright].map(({ x, y, kind }) => `${kind} ${x},${y}`).sort(),
    );
  });

  test.each([1, 2])('without a defect shows one pixel at most (camera %i)', (seed) => {
    for (const frames of [1, 4]) {
      expect(find('dark', shoot(dark(), frames, [], mosaic, seed)).length).toBeLessThanOrEqual(1);
      expect(find('flat', shoot(flat(0.5), frames, [], mosaic, seed)).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('a hit', () => {
  // 40000 e⁻ over 15871 DN at ISO 100, so 0.63 e⁻/DN at ISO 400.
  const electronsPerDn = 40_000 / 15_871 / 4;

  test('is as large as the defect, and certain', () => {
    const [hit] = find('dark', shoot(dark(), 8, [{ kind: 'hot', x: 90, y: 80, offset: 300 }]));
    expect(Math.abs(hit.amplitude * electronsPerDn - 300)).toBeLessThan(6);
    expect(hit).toMatchObject({ x: 90, y: 80, colour: 'R', frames: 8 });
    expect(hit.confidence).toBeGreaterThan(0.999);
  });

  test('of a pixel that never changes is stuck, below its surroundings as well as above', () => {
    const stuck: Defect[] = [
      { kind: 'stuck', x: 60, y: 61, level: 9000 },
      { kind: 'stuck', x: 160, y: 161, level: 3000 },
    ];
    const hits = find('flat', shoot(flat(0.4), 8, stuck));
    expect(hits.map(({ x, kind }) => [x, kind])).toEqual([
      [60, 'stuck'],
      [160, 'stuck'],
    ]);
  });
});

describe('the light of a lens that darkens the corners', () => {
  /** Falls to 40 % in the corners, as wide lenses do. */
  const vignette: Scene = {
    compose:
      ({ width, height }) =>
      (x0, y, row) => {
        for (let i = 0; i < row.length / 3; i++) {
          const [dx, dy] = [(2 * (x0 + i)) / width - 1, (2 * y) / height - 1];
          row.fill(0.5 * (1 - 0.3 * (dx * dx + dy * dy)), 3 * i, 3 * i + 3);
        }
      },
  };

  test('makes no defects, and hides none', () => {
    expect(find('flat', shoot(vignette, 1, [])).length).toBeLessThanOrEqual(1);
    expect(places(find('flat', shoot(vignette, 4, UNLIT)))).toEqual(places(UNLIT));
  });
});

describe('absolute limits', () => {
  const dims = [0.95, 0.92, 0.88, 0.8].map((response, i): Defect => ({ kind: 'dim', x: 50 + 60 * i, y: 90, response }));

  test('report what differs by more than the share of the level that flatLimit says, however sure the rest', () => {
    const shots = shoot(flat(0.5), 30, dims);
    expect(places(find('flat', shots, { flatLimit: 0.1 }))).toEqual(places(dims.slice(2)));
    expect(places(find('flat', shots, { flatLimit: 0.06 }))).toEqual(places(dims.slice(1)));
    expect(find('flat', shots).length).toBe(4);
  });

  test('report what is above the level by more DN than darkLimit says', () => {
    const offsets = [30, 60, 120].map((offset, i): Defect => ({ kind: 'hot', x: 100 + 50 * i, y: 70, offset }));
    const shots = shoot(dark(), 10, offsets);
    // 30, 60 and 120 e⁻ are 48, 95 and 190 DN.
    expect(places(find('dark', shots, { darkLimit: 75 }))).toEqual(places(offsets.slice(1)));
    expect(places(find('dark', shots, { darkLimit: 115 }))).toEqual(places(offsets.slice(2)));
    expect(find('dark', shots, { darkLimit: 1000 })).toEqual([]);
  });
});
