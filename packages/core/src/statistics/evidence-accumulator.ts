import type { Accumulator } from '../hooks.ts';
import { evidenceKernel } from '../kernels/evidence.ts';
import { LumaMaker } from '../kernels/luma.ts';
import { allocateInWorkspace } from '../kernels/workspace.ts';
import type { KernelOptions } from '../kernels/options.ts';
import { prepareEvidence, type EvidenceFrame } from './evidence-frame.ts';
import { addEvidence, addSitesPlainly, createEvidence, type AddSites, type EvidencePlanes } from './evidence.ts';

/** The built-in accumulator of evidence. */
export function evidenceAccumulator({ kernels = 'auto' }: KernelOptions = {}): Accumulator<EvidenceFrame> {
  const isPlain = kernels === 'reference';
  let luma: LumaMaker | undefined;
  let addSites: AddSites | undefined;
  return {
    version: 3,
    create: (shape) =>
      isPlain ? createEvidence(shape) : allocateInWorkspace((allocate) => createEvidence(shape, allocate)),
    // Counts are 16 bits wide; residuals of 16-bit samples in half DN must stay within 31 bits.
    capacity: ({ bits }) => (bits > 8 ? 16_383 : 65_535),
    prepare(frame, { sum }) {
      const maker = (luma ??= new LumaMaker({ isPlain }));
      return prepareEvidence(frame, (rgb) => maker.of(rgb, sum));
    },
    add(planes, frames, rows, prepared) {
      addSites ??= (!isPlain && evidenceKernel()) || addSitesPlainly;
      addEvidence(planes as EvidencePlanes, frames, rows, prepared, addSites);
      if (rows.to < frames[0].height) return;
      frames.forEach(({ channels }, i) => channels === 3 && luma?.release(prepared[i].samples));
    },
  };
}
