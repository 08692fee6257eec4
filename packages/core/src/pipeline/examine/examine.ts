/** Goes back to some photographs and cuts out the surroundings of the defects, for people to look at. */
import { canonical, isHotpixError, type Result } from '@hotpix/result';
import type { Defect, Frame, Source } from '../../nouns.ts';
import { decodeAll, type DecodeOptions } from '../decode.ts';
import { proposePatches, repairedRows } from '../fix.ts';
import type { Pipeline } from '../pipeline.ts';
import type { OnProgress } from '../progress.ts';
import { BestCrops } from './best-crops.ts';
import { cutCrop } from './cut-crop.ts';
import { nearCrops } from './near-crops.ts';
import { thumbnailOf } from './thumbnail.ts';

export interface ExamineOptions extends DecodeOptions {
  /** Photographs from which each defect is shown: those where it shows most, and last the one where it shows least. @default 4 */
  readonly crops?: number;
  readonly onProgress?: OnProgress;
}

/** How many photographs are looked at again for the crops of a Result, at most. @param crops as for `examine` */
export function countExamined({ defects }: Result, crops = CROPS): number {
  return crops === 0 || defects.length === 0 ? 0 : enoughFor(defects.slice(0, SHOWN), crops);
}

const CROPS = 4;
/** Defects that are shown; the best come first. */
const SHOWN = 100;
/** Photographs looked at, at most: each must be decoded again. */
export const MOST_EXAMINED = 32;
/** How often the rarest defect should show in the photographs looked at: it is then missed by one in twenty, e^-3. */
const SIGHTS = 3;

/**
 * The Result with crops of its defects, and small pictures of the photographs these come from. Photographs that are no longer there, or no
 * longer the same, are passed over.
 */
export async function examine(
  pipeline: Pipeline,
  result: Result,
  sources: readonly Source[],
  options: ExamineOptions,
): Promise<Result> {
  const wanted = options.crops ?? CROPS;
  const shown = result.defects.slice(0, SHOWN);
  if (wanted === 0 || shown.length === 0) return result;
  const rows = new Map(result.files.filter(({ status }) => status === 'used').map((row) => [row.path, row]));
  const available = sources.filter(({ path }) => rows.has(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const chosen = spread(available, enoughFor(shown, wanted));
  const near = nearCrops(result.defects, shown);
  const best = shown.map((defect) => new BestCrops(defect, wanted));
  const pictures = new Map<string, ReturnType<typeof thumbnailOf>>();
  let done = 0;
  const tell = async (path: string): Promise<void> =>
    options.onProgress?.({ phase: 'cutting', done, total: chosen.length, path });
  if (chosen.length > 0) await tell(chosen[0].path);
  for await (const outcome of decodeAll(pipeline, chosen, options)) {
    const { path } = outcome.source;
    if ('frame' in outcome && outcome.sha256 === rows.get(path)?.sha256) {
      const { frame } = outcome;
      const repaired = await repair(pipeline, frame, near, options);
      shown.forEach((defect, i) => best[i].offer(cutCrop(frame, repaired, defect, path)));
      pictures.set(path, thumbnailOf(frame));
    }
    if ('frame' in outcome) outcome.loan.giveBack();
    done++;
    await tell(path);
  }
  const defects = result.defects.map((defect, i) => withCrops(defect, best[i]));
  const seen = new Set(defects.flatMap(({ crops = [] }) => crops.map(({ path }) => path)));
  const photographs = [...pictures].flatMap(([path, picture]) => (seen.has(path) ? [{ path, ...picture }] : []));
  return canonical({ ...result, defects, ...(photographs.length > 0 && { photographs }) });
}

function withCrops(defect: Defect, best: BestCrops | undefined): Defect {
  const { crops = [], examined } = best ?? {};
  return crops.length > 0 ? { ...defect, crops, ...(examined && { examined }) } : defect;
}

/** How many photographs it takes to show each of the defects, also one that shows rarely. */
function enoughFor(defects: readonly Defect[], wanted: number): number {
  const rarest = Math.min(...defects.map(({ rate }) => rate));
  return Math.max(wanted, Math.min(MOST_EXAMINED, Math.ceil(SIGHTS / rarest)));
}

/** Up to n members, evenly from first to last. */
function spread<T>(members: readonly T[], n: number): T[] {
  if (members.length <= n) return [...members];
  if (n === 1) return [members[0]];
  return Array.from({ length: n }, (_, i) => members[Math.round((i * (members.length - 1)) / (n - 1))]);
}

/** Of a run, whatever the photograph; other errors say that this one is not to be repaired. */
const FAILURES: ReadonlySet<string> = new Set(['aborted', 'badAnswer', 'pluginFailed']);

/** Gives rows of the repaired samples; undefined where nothing is proposed, or more is defective than can be repaired. */
async function repair(
  pipeline: Pipeline,
  frame: Frame,
  defects: readonly Defect[],
  { signal }: ExamineOptions,
): Promise<((y: number) => Frame['samples']) | undefined> {
  try {
    const patches = await proposePatches(pipeline, frame, defects, { signal });
    return patches.length === 0 ? undefined : repairedRows(frame, patches);
  } catch (error) {
    if (isHotpixError(error) && !FAILURES.has(error.code)) return undefined;
    throw error;
  }
}
