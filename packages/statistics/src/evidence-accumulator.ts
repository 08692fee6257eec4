import { THREAD } from './generated/thread.ts';
import type { Accumulator } from '@hotpix/core';
import { Crew } from './kernels/crew.ts';
import { evidenceKernel } from './kernels/evidence.ts';
import type { EvidenceOptions } from './kernels/options.ts';
import { ViewMaker } from './kernels/views.ts';
import { allocateInWorkspace } from './kernels/workspace.ts';
import { prepareEvidence, type EvidenceFrame } from './evidence-frame.ts';
import {
  addEvidence,
  addSitesPlainly,
  evidencePlanes,
  SITE_PLANES,
  type AddSites,
  type EvidencePlanes,
} from './evidence.ts';

/** The built-in accumulator of evidence. */
export function evidenceAccumulator({ kernels = 'auto', threads }: EvidenceOptions = {}): Accumulator<EvidenceFrame> {
  return { version: 4, planes: evidencePlanes, capacity, ...(kernels === 'auto' ? byKernels(threads) : PLAIN) };
}

/** Counts are 16 bits wide; residuals of 16-bit samples in half DN must stay within 31 bits. */
const capacity: Accumulator['capacity'] = ({ bits }) => (bits > 8 ? 16_383 : 65_535);

type Part = Pick<Accumulator<EvidenceFrame>, 'allocate' | 'prepare' | 'add'>;

const PLAIN: Part = {
  prepare: (frame) => prepareEvidence(frame),
  add: (planes, frames, rows, prepared) => addEvidence(planes as EvidencePlanes, frames, rows, prepared),
};

function byKernels(threads: EvidenceOptions['threads']): Part {
  let views: ViewMaker | undefined;
  let addSites: AddSites | undefined;
  return {
    allocate: (specs) => allocateInWorkspace(specs, SITE_PLANES),
    prepare(frame, { sum }) {
      const maker = (views ??= new ViewMaker());
      return prepareEvidence(frame, (one) => maker.of(one, sum));
    },
    async add(planes, frames, rows, prepared) {
      addSites ??= siteAdder(threads);
      await addEvidence(planes as EvidencePlanes, frames, rows, prepared, addSites);
      if (rows.to === frames[0].height) for (const { samples } of prepared) views?.release(samples);
    },
  };
}

function siteAdder(threads: EvidenceOptions['threads']): AddSites {
  const here = evidenceKernel() ?? addSitesPlainly;
  if (!threads) return here;
  const crew = new Crew(threads, THREAD);
  return (planes, frames, rows, prepared) => crew.add(planes, frames, rows, prepared, here);
}
