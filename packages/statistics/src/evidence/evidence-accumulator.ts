import type { Accumulator, Platform } from '@hotpix/core';
import type { KernelOptions } from '../wasm/options.ts';
import { allocateInArena } from '../wasm/arena.ts';
import { prepareEvidence, type EvidenceFrame } from './evidence-frame.ts';
import { evidenceKernel } from './evidence-kernel.ts';
import {
  addEvidence,
  addSitesPlainly,
  evidencePlanes,
  SITE_PLANES,
  type AddSites,
  type EvidencePlanes,
} from './evidence.ts';
import { ThreadPool } from './thread-pool.ts';
import { ViewMaker } from './view-maker.ts';

/** The built-in accumulator of evidence. Where the platform has lanes to spare, kernels work in threads of their own. */
export function evidenceAccumulator({ kernels = 'auto' }: KernelOptions = {}): Accumulator<EvidenceFrame> {
  return { version: 4, planes: evidencePlanes, capacity, ...(kernels === 'auto' ? byKernels() : PLAIN) };
}

/** Counts are 16 bits wide; residuals of 16-bit samples in half DN must stay within 31 bits. */
const capacity: Accumulator['capacity'] = ({ bits }) => (bits > 8 ? 16_383 : 65_535);

type Part = Pick<Accumulator<EvidenceFrame>, 'allocate' | 'prepare' | 'add'>;

const PLAIN: Part = {
  prepare: (frame) => prepareEvidence(frame),
  add: (planes, frames, rows, prepared) => addEvidence(planes as EvidencePlanes, frames, rows, prepared),
};

function byKernels(): Part {
  let views: ViewMaker | undefined;
  const adders = new WeakMap<Platform, AddSites>();
  return {
    allocate: (specs) => allocateInArena(specs, SITE_PLANES),
    prepare(frame, { sum }) {
      const maker = (views ??= new ViewMaker());
      return prepareEvidence(frame, (one) => maker.of(one, sum));
    },
    async add(planes, frames, rows, prepared, { platform }) {
      const addSites = adders.get(platform) ?? siteAdder(platform);
      adders.set(platform, addSites);
      await addEvidence(planes as EvidencePlanes, frames, rows, prepared, addSites);
      if (rows.to === frames[0].height) for (const { samples } of prepared) views?.release(samples);
    },
  };
}

function siteAdder(platform: Platform): AddSites {
  const here = evidenceKernel() ?? addSitesPlainly;
  if (platform.lanes <= 1) return here;
  const pool = new ThreadPool(platform);
  return (planes, frames, rows, prepared) => pool.add(planes, frames, rows, prepared, here);
}
