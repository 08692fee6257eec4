/** Planes of evidence made by hand: of good pixels whose steps are normal, and of whatever a test writes into them. */
import type { FrameShape } from '../../../core/src/nouns.ts';
import { type EvidencePlanes } from '../../../statistics/src/evidence/evidence.ts';
import { phaseAt, phasesOf } from '../../../statistics/src/phases.ts';
import { normal } from '../../../core/test/support/numbers.ts';
import { createEvidence } from '../../../statistics/test/support/planes.ts';

/** Steps in a standard deviation, the greatest step, a clear difference and the start of the excess, by DESIGN.md. */
const [STANDARD, GREATEST, CLEAR, EXCESS] = [8, 48, 24, 16];

/** Adds one frame's step of a site to all planes that tell of it; of 8 steps one is 10 DN. */
function addStep(planes: EvidencePlanes, shape: FrameShape, site: number, z: number): void {
  const step = Math.max(-GREATEST, Math.min(GREATEST, Math.round(z * STANDARD)));
  const phase = phaseAt(phasesOf(shape), shape.width, site);
  planes.sum[site] += step;
  planes.residual[site] += Math.round(20 * z);
  planes.count[site]++;
  planes.histogram[phase * (2 * GREATEST + 1) + GREATEST + step]++;
  planes.excess[site] += Math.max(0, step - EXCESS);
  if (step >= CLEAR) planes.above[site]++;
  if (step <= -CLEAR) planes.below[site]++;
}

/** @param zOf what a site shows in a frame, from the noise of a good one, in standard deviations */
export function noisePlanes(
  shape: FrameShape,
  frames: number,
  { seed = 1, zOf = (noise: number, _site: number, _frame: number): number => noise } = {},
): EvidencePlanes {
  const planes = createEvidence(shape);
  const next = normal(seed);
  for (let frame = 0; frame < frames; frame++) {
    for (let site = 0; site < planes.sum.length; site++) addStep(planes, shape, site, zOf(next(), site, frame));
  }
  return planes;
}
