/** Defects to patches, patches to samples, samples to a file. */
import { HotpixError } from '@hotpix/result';
import { aborted, notRepairable } from '../errors.ts';
import type { Decoded, Written } from '../hooks.ts';
import type { Defect, Frame, Patch, Source } from '../nouns.ts';
import { displacementOf } from './displaced.ts';
import type { Pipeline } from './pipeline.ts';

/**
 * The patches that the plugins propose for a photograph; nothing is changed.
 * @throws {HotpixError} `digitalZoom` or `panorama` where the positions of the defects mean nothing
 */
export async function proposePatches(
  pipeline: Pipeline,
  frame: Frame,
  defects: readonly Defect[],
): Promise<readonly Patch[]> {
  const displaced = displacementOf(frame);
  if (displaced) {
    const message = `Expected a photograph with each pixel where the sensor has it, got one ${displaced.what}.`;
    throw new HotpixError(displaced.code, message);
  }
  return pipeline.hooks.fix.promise([], { frame, defects });
}

/** The repaired file, as the first writer that serves it makes it. @throws {HotpixError} `notRepairable`, or the writers' reasons. */
export async function writeRepaired(
  pipeline: Pipeline,
  source: Source,
  { frame }: Decoded,
  patches: readonly Patch[],
  signal: AbortSignal = new AbortController().signal,
): Promise<Written> {
  const job = { source, frame, patches, signal, platform: pipeline.platform };
  const written = await pipeline.hooks.write.promise(job);
  if (signal.aborted) throw aborted();
  if (written) return written;
  const [refusal] = pipeline.refusals.get(job) ?? [];
  if (refusal) throw refusal;
  throw notRepairable(pipeline.plugins.filter(({ write }) => write).map(({ name }) => name));
}

/** A copy of the samples with the patches applied. */
export function applyPatches({ samples, width, channels }: Frame, patches: readonly Patch[]): Frame['samples'] {
  const repaired = samples.slice();
  for (const { x, y, channel, to } of patches) repaired[(y * width + x) * channels + channel] = to;
  return repaired;
}
