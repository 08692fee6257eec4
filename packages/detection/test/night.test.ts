/** Whole sets of dark photographs with small lights, from the frames to the Result. */
import { cityLights, dark, starField, type Defect, type StarOptions } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import type { Frame } from '@hotpix/core';
import { uniform } from '../../core/test/support/numbers.ts';
import { places } from './support/hits.ts';
import { scan, shoot } from './support/scan.ts';

const size = { width: 320, height: 240 };
const settings = (): { iso: number; exposure: number } => ({ iso: 800, exposure: 0.25 });
const stars =
  (options: StarOptions) =>
  (index: number): ReturnType<typeof starField> =>
    starField(7, index, { density: 1500, sky: 0.02, ...options });

const defects: Defect[] = [
  { kind: 'hot', x: 60, y: 50, offset: 800 },
  { kind: 'dead', x: 160, y: 121 },
  { kind: 'stuck', x: 250, y: 90, level: 1500 },
  { kind: 'stuck', x: 101, y: 200, level: 800 },
];

describe('stars that drift over the sensor', () => {
  test('are no defects', async () => {
    const result = await scan(shoot({ ...size, frames: 24, settings, scene: stars({ drift: { x: 2.3, y: 0.7 } }) }));
    expect(result).toMatchObject({ status: 'complete', defects: [] });
  });

  test('hide none that is there', async () => {
    const scene = stars({ drift: { x: 2.3, y: 0.7 } });
    const result = await scan(shoot({ ...size, frames: 24, settings, scene, defects }));
    expect(places(result.defects)).toEqual(places(defects));
  });

  test('are told from dark frames, of which each by itself looks like one', async () => {
    const result = await scan(
      shoot({ ...size, frames: 12, settings, scene: stars({ dither: 20, drift: { x: 0, y: 0 } }) }),
    );
    expect(result).toMatchObject({ capture: { mode: 'scene', guessed: true }, defects: [] });
  });

  test('are no defects either where they are said to be dark frames', async () => {
    const scene = stars({ drift: { x: 2.3, y: 0.7 } });
    const result = await scan(shoot({ ...size, frames: 24, settings, scene }), { capture: 'dark' });
    expect(result.defects).toEqual([]);
  });
});

test('stars on a mount that turns with the sky are refused, with what to do', async () => {
  const scene = stars({ density: 4000, drift: { x: 0, y: 0 } });
  const result = await scan(shoot({ ...size, frames: 12, settings, scene }));
  expect(result).toMatchObject({ status: 'refused', defects: [] });
  expect(result.reason).toMatch(/stand still|nearly the same scene/);
});

describe('the lights of a city', () => {
  test.each([6, 12, 24, 48])('are no defects in %i photographs', async (frames) => {
    const scene = (index: number): ReturnType<typeof cityLights> => cityLights(3, index);
    const result = await scan(shoot({ ...size, frames, settings, scene }));
    expect(result.defects.filter(({ confidence }) => confidence > 0.999)).toEqual([]);
    expect(result.defects.length).toBeLessThanOrEqual(1);
  });

  test('hide no stuck pixel, at whatever level', async () => {
    const scene = (index: number): ReturnType<typeof cityLights> => cityLights(4, index);
    const stuck = [700, 1200, 6000, 16_383].map((level, i): Defect => ({
      kind: 'stuck',
      x: 50 + 60 * i,
      y: 130,
      level,
    }));
    const result = await scan(shoot({ ...size, frames: 24, settings, scene, defects: stuck }));
    expect(places(result.defects)).toEqual(places(stuck));
  });
});

test('cosmic rays, of which each strikes one dark frame, are no hot pixels', async () => {
  const hot: Defect[] = [{ kind: 'hot', x: 60, y: 50, offset: 200 }];
  const frames = shoot({ ...size, frames: 12, settings, scene: dark, defects: hot });
  const result = await scan(frames.map(struck));
  expect(result.capture).toEqual({ mode: 'dark', guessed: true });
  expect(places(result.defects)).toEqual(['60,50']);
});

/** Thirty pixels at random lit up. */
function struck(frame: Frame, index: number): Frame {
  const next = uniform(index);
  const samples = frame.samples.slice();
  for (let i = 0; i < 30; i++) samples[Math.floor(next() * samples.length)] += 5000;
  return { ...frame, samples };
}
