/** Defects to patches, patches to samples, samples to a file. */
import { HotpixError } from '@hotpix/result';
import { aborted, notRepairable } from '../errors.ts';
import { rowsOf } from '../frame.ts';
import type { Decoded } from '../hooks.ts';
import type { Defect, Frame, Patch, Source } from '../nouns.ts';
import { displacementOf } from './displaced.ts';
import type { RepairContext, Written } from '../repairing.ts';
import type { Pipeline } from './pipeline.ts';

/** @default no signal, and not alone */
export type RepairOptions = Partial<Pick<RepairContext, 'signal' | 'isAlone'>>;

/**
 * The patches that the plugins propose for a photograph; nothing is changed.
 * @throws {HotpixError} `digitalZoom` or `panorama` where the positions of the defects mean nothing
 */
export async function proposePatches(
  pipeline: Pipeline,
  frame: Frame,
  defects: readonly Defect[],
  { signal = new AbortController().signal, isAlone = false }: RepairOptions = {},
): Promise<readonly Patch[]> {
  const displaced = displacementOf(frame);
  if (displaced) {
    const message = `Expected a photograph with each pixel where the sensor has it, got one ${displaced.what}.`;
    throw new HotpixError(displaced.code, message);
  }
  const context = { frame, defects, signal, platform: pipeline.platform, isAlone };
  return pipeline.hooks.fix.promise([], context).catch((error: unknown) => {
    throw signal.aborted ? aborted() : error;
  });
}

/** The repaired file, as the first writer that serves it makes it. @throws {HotpixError} `notRepairable`, or the writers' reasons. */
export async function writeRepaired(
  pipeline: Pipeline,
  source: Source,
  { frame }: Decoded,
  patches: readonly Patch[],
  { signal = new AbortController().signal, isAlone = false }: RepairOptions = {},
): Promise<Written> {
  const job = { source, frame, patches, signal, platform: pipeline.platform, isAlone };
  const written = await pipeline.hooks.write.promise(job).catch((error: unknown) => {
    throw signal.aborted ? aborted() : error;
  });
  if (signal.aborted) throw aborted();
  if (written) return written;
  const [refusal] = pipeline.refusals.get(job) ?? [];
  if (refusal) throw refusal;
  throw notRepairable(pipeline.plugins.filter(({ write }) => write).map(({ name }) => name));
}

/** Gives rows of the samples with the patches applied, to be read. */
export function repairedRows(frame: Frame, patches: readonly Patch[]): (y: number) => Frame['samples'] {
  const rows = rowsOf(frame);
  const repaired = new Map<number, Frame['samples']>();
  for (const { x, y, channel, to } of patches) {
    let row = repaired.get(y);
    if (!row) repaired.set(y, (row = rows(y).slice()));
    row[x * frame.channels + channel] = to;
  }
  return (y) => repaired.get(y) ?? rows(y);
}

/** A copy of the samples with the patches applied. */
export function applyPatches({ samples, width, channels }: Frame, patches: readonly Patch[]): Frame['samples'] {
  const repaired = samples.slice();
  for (const { x, y, channel, to } of patches) repaired[(y * width + x) * channels + channel] = to;
  return repaired;
}
