/** What a ranking found, made by hand: the material of the self-checks. */
import type { RankContext } from '../../src/hooks.ts';
import type { FrameShape } from '../../src/nouns.ts';
import type { Judged } from '../../src/ranking/checks/judged.ts';
import { Sites } from '../../src/ranking/chance/sites.ts';
import { ONCE } from '../../src/ranking/chance/recurrence.ts';
import { Yardstick } from '../../src/ranking/chance/yardstick.ts';
import type { FileRow } from '../../src/result/schema.ts';
import type { EvidencePlanes } from '../../src/statistics/evidence.ts';
import { noisePlanes } from './evidence-planes.ts';
import { mosaicShape } from './shapes.ts';

export const files = (count: number, rest: Partial<FileRow> = {}): FileRow[] =>
  Array.from({ length: count }, (_, i) => ({ path: `${i}.dng`, status: 'used', ...rest }));

export function contextOf(shape: FrameShape, rows: readonly FileRow[], rest: Partial<RankContext> = {}): RankContext {
  const planes = (): never => {
    throw new Error('Nobody needs further planes.');
  };
  return {
    shape,
    files: rows,
    capture: 'scene',
    isGuessed: false,
    scenes: { numbers: rows.map((_, i) => i), repeats: 1, largest: 1 },
    expectedFalse: 1,
    top: 10,
    force: false,
    planes,
    ...rest,
  };
}

interface Wanted extends Partial<Judged> {
  readonly shape?: FrameShape;
  readonly frames?: number;
  /** How often a scene comes. */
  readonly repeats?: number;
}

/** Of a set of scenes, of nothing but noise unless planes are given. */
export function judged({
  shape = mosaicShape({ width: 96, height: 64 }),
  frames = 12,
  repeats = 1,
  planes = noisePlanes(shape, frames),
  ...rest
}: Wanted = {}): Judged {
  return {
    context: contextOf(shape, files(frames), { scenes: { numbers: [], repeats, largest: 1 } }),
    planes,
    defects: [],
    hits: 0,
    chance: { yardstick: new Yardstick(new Sites(planes, shape), { ...ONCE, repeats }), probability: 1e-6 },
    ...rest,
  };
}

/** The planes with edges of so many places, of which that part of all pairs of frames agrees. */
export function withEdges(planes: EvidencePlanes, frames: number, slopes: readonly number[]): EvidencePlanes {
  planes.edges.fill(frames);
  planes.slopes.forEach((_, i, all) => (all[i] = slopes[i % slopes.length]));
  return planes;
}
