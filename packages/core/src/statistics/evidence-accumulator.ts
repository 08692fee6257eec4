import type { Accumulator } from '../hooks.ts';
import { prepareEvidence, type EvidenceFrame } from './evidence-frame.ts';
import { addEvidence, createEvidence, type EvidencePlanes } from './evidence.ts';

/** The built-in accumulator of evidence. */
export function evidenceAccumulator(): Accumulator<EvidenceFrame> {
  return {
    version: 3,
    create: createEvidence,
    // Counts are 16 bits wide; residuals of 16-bit samples in half DN must stay within 31 bits.
    capacity: ({ bits }) => (bits > 8 ? 16_383 : 65_535),
    prepare: (frame) => prepareEvidence(frame),
    add: (planes, frames, rows, prepared) => addEvidence(planes as EvidencePlanes, frames, rows, prepared),
  };
}
