import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../core/src/nouns.ts';
import { prepareEvidence, type EvidenceFrame } from '../../src/evidence/evidence-frame.ts';
import { addEvidence } from '../../src/evidence/evidence.ts';
import { Neighbourhood } from '../../src/neighbours.ts';
import { simulateFrames } from '../../../core/src/testing/index.ts';
import { createEvidence } from '../support/planes.ts';

/** Luma of BT.601 in whole DN, or the sample itself. */
function valueAt({ samples, width, channels }: Frame, x: number, y: number): number {
  const i = (y * width + x) * channels;
  if (channels === 1) return samples[i];
  return Math.round(0.299 * samples[i] + 0.587 * samples[i + 1] + 0.114 * samples[i + 2]);
}

const isNear = (dx: number, dy: number, distance: number): boolean => Math.max(Math.abs(dx), Math.abs(dy)) === distance;
const AXIS = [-2, -1, 0, 1, 2];
const PLACES = AXIS.flatMap((dy) => AXIS.map((dx) => ({ dx, dy })));
/** In a picture the eight pixels around, and every other one of the sixteen at distance 2. */
const RINGS = [
  PLACES.filter(({ dx, dy }) => isNear(dx, dy, 1)),
  PLACES.filter(({ dx, dy }) => isNear(dx, dy, 2) && dx % 2 === 0 && dy % 2 === 0),
];

/** The definition, sample by sample: z in eighths from −48 to 48, in double precision. */
function eighthsAt(frame: Frame, { noise, clippedFrom }: EvidenceFrame, x: number, y: number): number | undefined {
  const { active } = frame;
  const margin = Math.min(
    x - active.x,
    y - active.y,
    active.x + active.width - 1 - x,
    active.y + active.height - 1 - y,
  );
  if (margin < (frame.mosaic ? 2 : 3)) return undefined;
  const rings = frame.mosaic ? [new Neighbourhood(frame).at(x, y)] : RINGS;
  let sum = 0;
  for (const [i, ring] of rings.entries()) {
    const sorted = ring.map(({ dx, dy }) => valueAt(frame, x + dx, y + dy)).sort((a, b) => a - b);
    if (sorted[6] >= clippedFrom) return undefined;
    const median = (sorted[3] + sorted[4]) / 2;
    const spread = (sorted[6] - sorted[1]) / 1.7044;
    const variance = noise[i].variance[Math.floor(Math.round(median) / 2 ** noise[i].shift)];
    sum += (valueAt(frame, x, y) - median) / Math.sqrt(spread ** 2 + variance);
  }
  return Math.max(-48, Math.min(48, (8 * sum) / rings.length));
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
  // Single precision.
  ['a mosaic', mosaic, 0.00001],
  ['a mosaic with a masked border', masked, 0.00001],
  // Of each ring a 32nd for the product in whole sixteenths of a step, and as much for a weight in whole numbers.
  ['a lossy picture', asPicture(mosaic), 4 / 32],
])('the evidence of %s', (_, frame, error) => {
  test('is that of the definition at every site, whatever the stripes', () => {
    const prepared = prepareEvidence(frame);
    const planes = createEvidence(frame);
    addEvidence(planes, [frame], { from: 0, to: 7 }, [prepared]);
    addEvidence(planes, [frame], { from: 7, to: 30 }, [prepared]);
    for (let y = 0; y < frame.height; y++) {
      for (let x = 0; x < frame.width; x++) {
        const [i, eighths] = [y * frame.width + x, eighthsAt(frame, prepared, x, y)];
        expect(planes.count[i]).toBe(eighths === undefined ? 0 : 1);
        // The nearest whole number, but for what rounding on the way makes of it.
        expect(Math.abs(planes.sum[i] - (eighths ?? 0))).toBeLessThan(0.5 + error);
        expect(planes.excess[i]).toBe(Math.max(0, planes.sum[i] - 16));
      }
    }
  });
});

test('the histogram counts every site that counts, in the phase of the mosaic where it lies', () => {
  const planes = createEvidence(mosaic);
  addEvidence(planes, [mosaic], { from: 0, to: mosaic.height }, [prepareEvidence(mosaic)]);
  const phases = Array.from({ length: 4 }, (_, i) => planes.histogram.slice(97 * i, 97 * (i + 1)));
  expect(phases.map((bins) => bins.reduce((sum, count) => sum + count))).toEqual([234, 234, 234, 234]);
});

test('heat is the residual times the exposure time', () => {
  const shot: Frame = { ...mosaic, capture: { exposure: 0.25 } };
  const planes = createEvidence(shot);
  addEvidence(planes, [shot], { from: 0, to: shot.height }, [prepareEvidence(shot)]);
  expect([...planes.heat]).toEqual(Array.from(planes.residual, (residual) => residual * 1024));
});

test('a clipped neighbourhood is no evidence', () => {
  const white: Frame = { ...mosaic, samples: mosaic.samples.map((sample, i) => (i % 40 < 20 ? 4095 : sample)) };
  const planes = createEvidence(white);
  addEvidence(planes, [white], { from: 0, to: 30 }, [prepareEvidence(white)]);
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
