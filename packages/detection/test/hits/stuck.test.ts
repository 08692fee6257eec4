import { BAYER, XTRANS, type Defect, type Scene } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../core/src/nouns.ts';
import { calibrate } from '../../src/chance/calibrate.ts';
import { ONCE } from '../../src/chance/recurrence.ts';
import { LocalNull } from '../../src/chance/local-null.ts';
import { Sites } from '../../src/chance/sites.ts';
import type { Hit } from '../../src/hits/hit.ts';
import { noiseFloorOf } from '../../../statistics/src/noise-floor.ts';
import { findStuck } from '../../src/hits/stuck.ts';
import { prepareEvidence } from '../../../statistics/src/evidence/evidence-frame.ts';
import { addEvidence } from '../../../statistics/src/evidence/evidence.ts';
import { Moments } from '../../../statistics/src/moments/moments-reader.ts';
import { places } from '../support/hits.ts';
import { shoot, slope } from '../support/scan.ts';
import { addMomentsPlainly, createEvidence, createMoments } from '../../../statistics/test/support/planes.ts';

const size = { width: 96, height: 72 };
const PROBABILITY = 1 / 5 / (96 * 72);

function find(frames: readonly Frame[], repeats = 1): Hit[] {
  const rows = { from: 0, to: frames[0].height };
  const [moments, evidence] = [createMoments(frames[0]), createEvidence(frames[0])];
  for (const frame of frames) {
    addMomentsPlainly(moments, [frame], rows);
    addEvidence(evidence, [frame], rows, [prepareEvidence(frame)]);
  }
  const nullModel = calibrate(new Sites(evidence, frames[0]), { ...ONCE, repeats }, PROBABILITY);
  const read = new Moments(moments, frames[0], frames.length);
  return findStuck(moments, read, nullModel, new LocalNull(nullModel), noiseFloorOf(evidence), PROBABILITY);
}

/** Light that flickers on one side of an edge through the middle and stays in deep shade, or at grey, on the other. */
const edge =
  (angle: number, calm: number) =>
  (index: number): Scene => ({
    compose:
      ({ width, height }) =>
      (x0, y, row) => {
        const light = 0.1 + 0.13 * ((index * 5) % 7);
        for (let i = 0; i < row.length / 3; i++) {
          const across = (x0 + i - width / 2) * Math.cos(angle) + (y - height / 2) * Math.sin(angle);
          row.fill(across > 0 ? light : calm, 3 * i, 3 * i + 3);
        }
      },
  });

const MOSAICS: [string, readonly string[] | 'none'][] = [
  ['a Bayer mosaic', BAYER.RGGB],
  ['X-Trans', XTRANS],
  ['a monochrome sensor', 'none'],
];

describe.each(MOSAICS)('in %s', (_, mosaic) => {
  test.each([0, 0.8, 2.5])('no pixel beside an edge at %f rad is stuck', (angle) => {
    const settings = (): { iso: number; exposure: number } => ({ iso: 100, exposure: 0.01 });
    for (const calm of [0.002, 0.2]) {
      expect(find(shoot({ ...size, frames: 8, mosaic, scene: edge(angle, calm), settings }))).toEqual([]);
    }
  });

  test.each([1, 2, 3])('no pixel of a camera without defects is stuck (%i)', (seed) => {
    expect(find(shoot({ ...size, frames: 8, mosaic, seed }))).toEqual([]);
  });

  test('a pixel that stays where its neighbours do not is stuck, at its level', () => {
    const frames = shoot({
      ...size,
      frames: 8,
      mosaic,
      scene: slope,
      defects: [
        { kind: 'stuck', x: 40, y: 40, level: 5000 },
        { kind: 'stuck', x: 81, y: 61, level: 1500 },
      ],
    });
    expect(find(frames).map(({ kind, x, level }) => [kind, x, level])).toEqual([
      ['stuck', 40, 5000],
      ['stuck', 81, 1500],
    ]);
  });
});

test('a pixel that stays at black is dead', () => {
  const frames = shoot({ ...size, frames: 8, scene: slope, defects: [{ kind: 'dead', x: 40, y: 40 }] });
  expect(find(frames)).toMatchObject([{ kind: 'dead', x: 40, y: 40 }]);
});

test('a pixel that follows the light by an eighth is dim, with its response', () => {
  const settings = (): { iso: number; exposure: number } => ({ iso: 100, exposure: 0.01 });
  const defects: Defect[] = [{ kind: 'dim', x: 40, y: 40, response: 0.125 }];
  const [found] = find(shoot({ ...size, frames: 12, scene: slope, settings, defects }));
  expect(found).toMatchObject({ kind: 'dim', x: 40 });
  expect(found.response).toBeCloseTo(0.125, 2);
});

test('three photographs say nothing of variation, nor do eight of two scenes', () => {
  const shots = (frames: number): Frame[] =>
    shoot({ ...size, frames, scene: slope, defects: [{ kind: 'stuck', x: 40, y: 40, level: 5000 }] });
  expect(find(shots(3))).toEqual([]);
  expect(find(shots(8), 4)).toEqual([]);
  expect(places(find(shots(8)))).toEqual(['40,40']);
});

test('nothing is stuck in a lossy picture, which mixes it with its neighbours', () => {
  const frames = shoot({ ...size, frames: 8, scene: slope, defects: [{ kind: 'stuck', x: 40, y: 40, level: 5000 }] });
  expect(find(frames.map((frame) => ({ ...frame, lossy: true })))).toEqual([]);
});
