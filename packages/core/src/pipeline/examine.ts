/** Goes back to some photographs and cuts out the surroundings of the defects, for people to look at. */
import { canonical, grow, isHotpixError, type Result } from '@hotpix/result';
import type { Crop, Defect, Frame, Rectangle, Source } from '../nouns.ts';
import { toBase64 } from '../base64.ts';
import { decodeAll, type DecodeOptions } from './decode.ts';
import { applyPatches, proposePatches } from './fix.ts';
import type { Progress } from './gather.ts';
import type { Pipeline } from './pipeline.ts';

export interface ExamineOptions extends DecodeOptions {
  /** Photographs from which each defect is shown. @default 4 */
  readonly crops?: number;
  readonly onProgress?: (progress: Progress) => void | Promise<void>;
}

/** Defects that are shown; the best come first. */
const SHOWN = 100;
/** Pixels to each side of the defect, or of the middle of a line. */
const MARGIN = 8;

/** The Result with crops of its defects. Photographs that are no longer there, or no longer the same, are passed over. */
export async function examine(
  pipeline: Pipeline,
  result: Result,
  sources: readonly Source[],
  options: ExamineOptions,
): Promise<Result> {
  const wanted = options.crops ?? 4;
  const shown = result.defects.slice(0, SHOWN);
  if (wanted === 0 || shown.length === 0) return result;
  const rows = new Map(result.files.filter(({ status }) => status === 'used').map((row) => [row.path, row]));
  const available = sources.filter(({ path }) => rows.has(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const chosen = spread(available, wanted);
  const crops = shown.map((): Crop[] => []);
  let done = 0;
  for await (const outcome of decodeAll(pipeline, chosen, options)) {
    const { path } = outcome.source;
    if ('frame' in outcome && outcome.sha256 === rows.get(path)?.sha256) {
      const repaired = await repair(pipeline, outcome.frame, result.defects);
      shown.forEach((defect, i) => crops[i].push(cut(outcome.frame, repaired, defect, path)));
    }
    await options.onProgress?.({ done: ++done, total: chosen.length, path });
  }
  const defects = result.defects.map((defect, i) => (crops[i]?.length ? { ...defect, crops: crops[i] } : defect));
  return canonical({ ...result, defects });
}

/** Up to n members, evenly from first to last. */
function spread<T>(members: readonly T[], n: number): T[] {
  if (members.length <= n) return [...members];
  if (n === 1) return [members[0]];
  return Array.from({ length: n }, (_, i) => members[Math.round((i * (members.length - 1)) / (n - 1))]);
}

/** The repaired samples; undefined where nothing is proposed, or more is defective than can be repaired. */
async function repair(
  pipeline: Pipeline,
  frame: Frame,
  defects: readonly Defect[],
): Promise<Frame['samples'] | undefined> {
  try {
    const patches = await proposePatches(pipeline, frame, defects);
    return patches.length === 0 ? undefined : applyPatches(frame, patches);
  } catch (error) {
    if (isHotpixError(error)) return undefined;
    throw error;
  }
}

function cut(frame: Frame, repaired: Frame['samples'] | undefined, defect: Defect, path: string): Crop {
  const { samples, channels, active } = frame;
  const { x, y } = middleOf(defect);
  const box = grow({ x, y, width: 1, height: 1 }, MARGIN, active);
  const own = { ...box, path, channels, samples: encode(samples, frame, box) };
  return repaired ? { ...own, repaired: encode(repaired, frame, box) } : own;
}

function encode(samples: Frame['samples'], { width, channels }: Frame, box: Rectangle): string {
  const bytes = new Uint8Array(box.width * box.height * channels * 2);
  const view = new DataView(bytes.buffer);
  for (let row = 0, to = 0; row < box.height; row++) {
    const from = ((box.y + row) * width + box.x) * channels;
    for (let i = 0; i < box.width * channels; i++, to += 2) view.setUint16(to, samples[from + i], true);
  }
  return toBase64(bytes);
}

/** The position of a line is its end, where half of a crop would show nothing of it. */
function middleOf({ x, y, kind, extent }: Defect): { x: number; y: number } {
  if (kind !== 'column' && kind !== 'row') return { x, y };
  return { x: extent.x + Math.floor(extent.width / 2), y: extent.y + Math.floor(extent.height / 2) };
}
