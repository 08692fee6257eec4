/** Photographs of simulated scenes, and which of them are taken for the same. */
import {
  blinds,
  cityLights,
  createCamera,
  dark,
  flat,
  leaves,
  mixedSettings,
  page,
  procedural,
  shifted,
  snowfall,
  starField,
  water,
  BAYER,
  XTRANS,
  type Scene,
} from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../core/src/nouns.ts';
import { fingerprintOf, readFingerprint } from '../../../statistics/src/scenes/fingerprint.ts';
import { scenesOf, type Scenes } from '../../src/set/same-scenes.ts';
import { measureScene } from '../../../statistics/src/scene.ts';
import { slope } from '../support/scan.ts';
import { frameOf } from '../../../statistics/test/support/shots.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';

const size = { width: 480, height: 320 };

function shoot(scenes: readonly Scene[], mosaic: readonly string[] | 'none' = BAYER.RGGB): Frame[] {
  const camera = createCamera({ ...size, seed: 4, mosaic, defects: [] });
  return scenes.map((scene, index) => frameOf(camera.photograph(scene, { ...mixedSettings(4, index), index })));
}

function group(frames: readonly Frame[]): Scenes {
  const rows = frames.map((frame, i) => ({
    path: `${i}.dng`,
    status: 'used' as const,
    fingerprint: fingerprintOf(frame, measureScene(frame).noise),
  }));
  return scenesOf(rows, frames[0]);
}

const six = (make: (index: number) => Scene): Scene[] => Array.from({ length: 6 }, (_, index) => make(index));
const APART: Scenes = { numbers: [0, 1, 2, 3, 4, 5], repeats: 1, largest: 1 };
const SAME: Scenes = { numbers: [0, 0, 0, 0, 0, 0], repeats: 6, largest: 6 };

describe('photographs of one scene are the same', () => {
  test.each([
    ['a Bayer mosaic', BAYER.GBRG],
    ['X-Trans', XTRANS],
    ['a monochrome sensor', 'none'],
  ] as const)('of %s, in another light and at another ISO', (_, mosaic) => {
    expect(
      group(
        shoot(
          six(() => procedural(5, 0)),
          mosaic,
        ),
      ),
    ).toEqual(SAME);
  });

  test.each([1, 2])('where the camera moves by %i pixels between them', (step) => {
    const moved = six((index) => shifted(page(5, 0), step * (index % 2), step * (index % 3)));
    expect(group(shoot(moved))).toEqual(SAME);
  });

  test('at night as well', () => {
    expect(group(shoot(six(() => cityLights(5, 0))))).toEqual(SAME);
  });

  test('though something passes through them', () => {
    expect(group(shoot(six((index) => withBox(procedural(5, 0), 60 * index))))).toEqual(SAME);
  });

  test('where only some are: two of one scene, three of another, one alone', () => {
    const scenes = [0, 1, 0, 1, 2, 1].map((index) => procedural(5, index));
    expect(group(shoot(scenes))).toEqual({
      numbers: [0, 1, 0, 1, 2, 1],
      repeats: (2 + 3 + 2 + 3 + 1 + 3) / 6,
      largest: 3,
    });
  });
});

test('photographs of stars that drift are the same as far as the stars meet the same pixels', () => {
  const { largest } = group(shoot(six((index) => starField(6, index, { drift: { x: 2.3, y: 0.7 }, density: 3000 }))));
  // Two frames later they are 4.6 pixels off, in whole bins of 2 pixels still 4; three frames later, 6.9.
  expect(largest).toBe(5);
});

describe('photographs of scenes that differ are not', () => {
  test.each<[string, (index: number) => Scene]>([
    ['of all kinds', (index) => procedural(6, index)],
    ['of leaves', (index) => leaves(6, index)],
    ['of water', (index) => water(6, index)],
    ['of blinds', (index) => blinds(6, index)],
    ['of pages of text', (index) => page(6, index)],
    ['of snow', (index) => snowfall(6, index)],
    ['of a city at night', (index) => cityLights(6, index)],
    ['of slopes of light', slope],
    ['of drifting stars', (index) => starField(6, index, { drift: { x: 7.3, y: 1.7 }, density: 3000 })],
    [
      'of one scene from a hand that moves by tens of pixels',
      (index) => shifted(procedural(6, 0), 11 * index, 7 * index),
    ],
  ])('%s', (_, make) => {
    expect(group(shoot(six(make)))).toEqual(APART);
  });

  test.each([
    ['dark frames', dark()],
    ['flat fields', flat(0.4)],
  ])('where there is nothing to see: %s', (_, scene) => {
    expect(group(shoot(six(() => scene)))).toEqual(APART);
  });

  test('where nearly nothing is the same: a bar and a date in all of them', () => {
    const frames = shoot(six((index) => procedural(6, index))).map((frame) => {
      const samples = frame.samples.map((value, i) => {
        const [x, y] = [i % size.width, Math.floor(i / size.width)];
        return y < 20 || (y > 300 && x > 380 && x % 8 < 3) ? 600 : value;
      });
      return { ...frame, samples };
    });
    expect(group(frames)).toEqual(APART);
  });
});

describe('a fingerprint', () => {
  const [frame] = shoot([procedural(5, 0)]);

  test('takes at most 2 KiB, whatever the size of the photograph', () => {
    const large = createCamera({ width: 1600, height: 1200, defects: [] });
    const shot = frameOf(large.photograph(flat(0.2), { iso: 100, exposure: 0.01, index: 0 }));
    expect(fingerprintOf(shot, 10).length).toBeLessThanOrEqual(2048);
  });

  test('of another size is none', () => {
    expect(readFingerprint(fingerprintOf(frame, 10), pictureShape({ width: 320, height: 200 }))).toBeUndefined();
  });

  test('that cannot be read is that of a scene of its own', () => {
    const rows = [0, 1].map(() => ({ fingerprint: '' }));
    expect(scenesOf(rows, frame)).toEqual({ numbers: [0, 1], repeats: 1, largest: 1 });
  });
});

/** A dark box of an eighth of the picture in front of a scene. */
function withBox(scene: Scene, left: number): Scene {
  return {
    compose(frame) {
      const painter = scene.compose(frame);
      return (x, y, row) => {
        painter(x, y, row);
        for (let i = 0; i < row.length / 3; i++) {
          if (x + i >= left && x + i < left + 120 && y >= 100 && y < 260) row.fill(0.02, 3 * i, 3 * i + 3);
        }
      };
    },
  };
}
