/** What a ranking found, made by hand: the material of the self-checks. */
import type { DetectionContext } from '../../src/detection-context.ts';
import type { Measured } from '../../src/set/measured.ts';
import type { FrameShape } from '../../../core/src/nouns.ts';
import type { CheckInput } from '../../src/checks/check-input.ts';
import { Sites } from '../../src/chance/sites.ts';
import { ONCE } from '../../src/chance/recurrence.ts';
import { NullModel } from '../../src/chance/null-model.ts';
import type { FileRow } from '@hotpix/core';
import type { EvidencePlanes } from '../../../statistics/src/evidence/evidence.ts';
import { noisePlanes } from './evidence-planes.ts';
import { mosaicShape } from '../../../core/test/support/shapes.ts';

export const files = (count: number, rest: Partial<FileRow> = {}): FileRow[] =>
  Array.from({ length: count }, (_, i) => ({ path: `${i}.dng`, status: 'used', ...rest }));

/** What may be measured of so many photographs. */
export const measured = (count: number, rest: Partial<Measured> = {}): Measured[] =>
  Array.from({ length: count }, () => ({
    level: 0.2,
    texture: 0.8,
    contrast: 1.5,
    noise: 1,
    fingerprint: '',
    ...rest,
  }));

export function contextOf(
  shape: FrameShape,
  rows: readonly FileRow[],
  rest: Partial<DetectionContext> = {},
): DetectionContext {
  const none = (): never => {
    throw new Error('Nobody needs further statistics.');
  };
  return {
    shape,
    files: rows,
    measured: measured(rows.length),
    capture: 'scene',
    isGuessed: false,
    scenes: { numbers: rows.map((_, i) => i), repeats: 1, largest: 1 },
    expectedFalse: 1,
    force: false,
    planes: none,
    measures: none,
    ...rest,
  };
}

interface Wanted extends Partial<CheckInput> {
  readonly shape?: FrameShape;
  readonly frames?: number;
  /** How often a scene comes. */
  readonly repeats?: number;
}

/** Of a set of scenes, of nothing but noise unless planes are given. */
export function checkInput({
  shape = mosaicShape({ width: 96, height: 64 }),
  frames = 12,
  repeats = 1,
  planes = noisePlanes(shape, frames),
  ...rest
}: Wanted = {}): CheckInput {
  return {
    context: contextOf(shape, files(frames), { scenes: { numbers: [], repeats, largest: 1 } }),
    planes,
    defects: [],
    hits: 0,
    chance: { nullModel: new NullModel(new Sites(planes, shape), { ...ONCE, repeats }), probability: 1e-6 },
    ...rest,
  };
}

/** The planes with edges of so many places, of which that part of all pairs of frames agrees. */
export function withEdges(planes: EvidencePlanes, frames: number, slopes: readonly number[]): EvidencePlanes {
  planes.edges.fill(frames);
  planes.slopes.forEach((_, i, all) => (all[i] = slopes[i % slopes.length]));
  return planes;
}
