/** Simulated dark frames and flat fields, the same at every run, with lines and pixels that differ. */
import { createCamera, dark, flat, type Defect, type Shot } from '@hotpix/simulator';
import type { FrameSet } from '../../src/emva1288/stack.ts';
import { momentsOf } from '../../../statistics/test/support/shots.ts';

const WIDTH = 120;
const HEIGHT = 90;
const SETTINGS = { iso: 200, exposure: 0.5 };

/** Offsets of every third column and every fourth row, and two hot pixels and a dim one. */
const DEFECTS: Defect[] = [
  ...Array.from({ length: WIDTH / 3 }, (_, i): Defect => {
    return { kind: 'column', x: 3 * i, y: 0, length: HEIGHT, offset: (7 * i) % 11, response: 1 - ((5 * i) % 7) / 400 };
  }),
  ...Array.from({ length: Math.floor(HEIGHT / 4) }, (_, i): Defect => {
    return { kind: 'row', x: 0, y: 4 * i, length: WIDTH, offset: (5 * i) % 8, response: 1 - ((3 * i) % 5) / 300 };
  }),
  { kind: 'hot', x: 40, y: 30, rate: 400 },
  { kind: 'hot', x: 91, y: 57, offset: 90 },
  { kind: 'dim', x: 17, y: 71, response: 0.8 },
];

/** Dark frames and flat fields of one camera. */
export function pair(
  mosaic: readonly string[] | 'none',
  darks: number,
  flats: number,
): { darks: Shot[]; flats: Shot[] } {
  const camera = createCamera({
    seed: 1288,
    width: WIDTH,
    height: HEIGHT,
    mosaic,
    bits: 12,
    fullWell: 12_000,
    dsnu: 4,
    prnu: 0.012,
    defects: DEFECTS,
  });
  const take = (index: number): Shot => camera.photograph(index < darks ? dark() : flat(0.4), { ...SETTINGS, index });
  const shots = Array.from({ length: darks + flats }, (_, index) => take(index));
  return { darks: shots.slice(0, darks), flats: shots.slice(darks) };
}

export function setOf(shots: readonly Shot[]): FrameSet {
  return { planes: momentsOf(shots), frames: shots.length };
}
