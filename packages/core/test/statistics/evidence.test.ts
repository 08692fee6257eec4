import { describe, expect, test } from 'vitest';
import type { Frame } from '../../src/nouns.ts';
import { addEvidence, createEvidence, prepareEvidence, type EvidenceFrame } from '../../src/statistics/evidence.ts';
import { Neighbourhood } from '../../src/statistics/neighbours.ts';
import { simulateFrames } from '../../src/testing/index.ts';

/** The definition, sample by sample: z of the channel that differs most, in whole eighths from −64 to 64. */
function stepAt(frame: Frame, { noise, clippedFrom }: EvidenceFrame, x: number, y: number): number | undefined {
  const neighbourhood = new Neighbourhood(frame);
  const { active } = frame;
  const margin = Math.min(
    x - active.x,
    y - active.y,
    active.x + active.width - 1 - x,
    active.y + active.height - 1 - y,
  );
  if (margin < 2) return undefined;
  const near = neighbourhood.at(x, y);
  let best: number | undefined;
  for (let channel = 0; channel < frame.channels; channel++) {
    const at = (dx: number, dy: number): number =>
      frame.samples[((y + dy) * frame.width + x + dx) * frame.channels + channel];
    const sorted = near.map(({ dx, dy }) => at(dx, dy)).sort((a, b) => a - b);
    if (sorted[6] >= clippedFrom) continue;
    const median = (sorted[3] + sorted[4]) / 2;
    const spread = (sorted[6] - sorted[1]) / 1.7044;
    const variance = noise[channel].variance[Math.floor(median / 2 ** noise[channel].shift)];
    const z = (at(0, 0) - median) / Math.sqrt(spread ** 2 + variance);
    if (best === undefined || Math.abs(z) > Math.abs(best)) best = z;
  }
  if (best === undefined) return undefined;
  const size = Math.min(64, Math.round(Math.abs(best) * 8));
  return best < 0 ? 0 - size : size;
}

function asPicture(frame: Frame): Frame {
  const { mosaic: _, ...rest } = frame;
  const samples = new Uint8Array(frame.samples.length * 3);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.min(255, frame.samples[Math.floor(i / 3)] / (8 + (i % 3)));
  return { ...rest, samples, channels: 3, bits: 8, white: 255, lossy: true };
}

const [mosaic] = simulateFrames({ count: 1, width: 40, height: 30 }).frames;
const masked: Frame = { ...mosaic, active: { x: 5, y: 3, width: 30, height: 22 } };

describe.each([
  ['a mosaic', mosaic],
  ['a mosaic with a masked border', masked],
  ['a lossy picture', asPicture(mosaic)],
])('the evidence of %s', (_, frame) => {
  test('is that of the definition at every site, whatever the stripes', () => {
    const prepared = prepareEvidence(frame);
    const planes = createEvidence(frame);
    addEvidence(planes, frame, { from: 0, to: 7 }, prepared);
    addEvidence(planes, frame, { from: 7, to: 30 }, prepared);
    for (let y = 0; y < frame.height; y++) {
      for (let x = 0; x < frame.width; x++) {
        const step = stepAt(frame, prepared, x, y);
        expect(planes.count[y * frame.width + x]).toBe(step === undefined ? 0 : 1);
        expect(planes.sum[y * frame.width + x]).toBe(step ?? 0);
      }
    }
  });
});

test('a clipped neighbourhood is no evidence', () => {
  const white: Frame = { ...mosaic, samples: mosaic.samples.map((sample, i) => (i % 40 < 20 ? 4095 : sample)) };
  const planes = createEvidence(white);
  addEvidence(planes, white, { from: 0, to: 30 }, prepareEvidence(white));
  expect(planes.count[15 * 40 + 10]).toBe(0);
  expect(planes.count[15 * 40 + 30]).toBe(1);
});

test('a file that states a white level its sensor never reaches is clipped where its samples pile up', () => {
  const clipped: Frame = {
    ...mosaic,
    white: 16383,
    bits: 14,
    samples: mosaic.samples.map((sample, i) => (i % 40 < 20 ? 4000 : sample)),
  };
  expect(prepareEvidence(clipped).clippedFrom).toBe(3920);
});
