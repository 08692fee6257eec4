/** Photographs to Result, as the command line scans them with a page and JSON for output. */
import type { Progress, Result, Source } from '@hotpix/core';
import type { Given } from '../shared/protocol.ts';
import { VERSION } from '../version.ts';
import type { Control } from './control.ts';
import { CONCURRENCY, type Pipeline } from './pipeline.ts';
import { sourceOf } from './source.ts';
import { Checkpoints, forgetScan, keptState } from './store/state.ts';

/** What the command line does where nobody says otherwise. */
const DECODING = { concurrency: CONCURRENCY, timeout: 120, maxPixels: 0x3fff * 0x3fff };
const JUDGING = {
  capture: 'auto',
  force: false,
  settings: { rank: 'evidence', timeout: DECODING.timeout, maxPixels: DECODING.maxPixels, expectedFalse: 1 },
  generator: { name: 'hotpix', version: VERSION },
} as const;
const CROPS = 4;

interface ScanJob {
  readonly files: readonly Given[];
  /** What was chosen, to be found again. */
  readonly name: string;
  /** Whether to resume what an earlier scan counted. */
  readonly isResumed: boolean;
}

/** @throws {HotpixError} `aborted` */
export async function scan(pipeline: Pipeline, { files, name, isResumed }: ScanJob, control: Control): Promise<Result> {
  const { hotpix } = pipeline;
  const sources = files.map((file) => sourceOf(file, hotpix));
  const onProgress = ({ phase, done, total, path }: Progress, isKept = false): Promise<void> =>
    control.tell({ phase: phase === 'following' ? 'cutting' : phase, done, total, path, isKept });
  const result = await judge(pipeline, sources, { name, isResumed }, control, onProgress);
  await pipeline.letGo();
  const used = new Set(result.files.filter(({ status }) => status === 'used').map(({ path }) => path));
  const shown = await hotpix.examine(
    result,
    sources.filter(({ path }) => used.has(path)),
    // Crops need the samples of a whole frame and those of its repair: one after another.
    { ...DECODING, concurrency: 1, signal: control.signal, crops: CROPS, onProgress },
  );
  await forgetScan();
  return shown;
}

/** What is counted takes most of the memory, and is let go of before anything is shown. */
async function judge(
  { hotpix, letGo }: Pipeline,
  sources: readonly Source[],
  { name, isResumed }: Omit<ScanJob, 'files'>,
  control: Control,
  tell: (step: Progress, isKept: boolean) => Promise<void>,
): Promise<Result> {
  if (!isResumed) await forgetScan();
  const state = isResumed ? await keptState() : { cameras: [], others: [] };
  const checkpoints = new Checkpoints(state, { name, total: sources.length });
  const onProgress = async (step: Progress): Promise<void> => {
    const { phase, done, total } = step;
    const isBetween = phase === 'counting' && done > 0 && done < total;
    // Who pauses may close the page.
    const isKept = isBetween && (checkpoints.isDue || control.isPaused) && (await checkpoints.save());
    await tell(step, isKept);
  };
  await hotpix
    .gather(sources, { ...DECODING, signal: control.signal, resume: state, onProgress })
    .catch(async (error: unknown) => {
      // Who stops a scan wants no more of it.
      if (control.signal.aborted) await forgetScan();
      throw error;
    });
  await control.tell({ phase: 'judging', done: 0, total: 1 });
  await letGo();
  return hotpix.conclude(state, JUDGING);
}
