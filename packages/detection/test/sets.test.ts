/** Whole sets of photographs, from the frames to the Result. */
import { BAYER, dark, flat, page, procedural, shifted, XTRANS, type Defect, type Scene } from '@hotpix/simulator';
import type { Frame } from '@hotpix/core';
import { describe, expect, test } from 'vitest';
import { places } from './support/hits.ts';
import { developed, scan, shoot, slope } from './support/scan.ts';

const size = { width: 128, height: 96 };
const statusOf = (checks: readonly { name: string; status: string }[], name: string): string | undefined =>
  checks.find((check) => check.name === name)?.status;

describe('photographs of one scene', async () => {
  const defects: Defect[] = [{ kind: 'hot', x: 60, y: 50, offset: 20_000 }];
  const frames = shoot({ ...size, frames: 6, seed: 5, scene: () => procedural(5, 0), defects });

  test('are refused, with the reason and what to do', async () => {
    const result = await scan(frames);
    expect(result).toMatchObject({ status: 'refused', defects: [] });
    expect(result.reason).toMatch(/nearly the same scene.*other scenes/);
    expect(statusOf(result.checks, 'independentScenes')).toBe('failed');
  });

  test('are judged with force, and the check says that it failed', async () => {
    const result = await scan(frames, { force: true });
    expect(result.status).toBe('complete');
    expect(result).not.toHaveProperty('reason');
    expect(statusOf(result.checks, 'independentScenes')).toBe('failed');
  });
});

describe('a tripod series', () => {
  const large = { width: 240, height: 160 };
  const specks = page(3, 0);
  /** A hand's touch moves the camera by a pixel or two. */
  const touched = (index: number): Scene =>
    shifted(specks, [0, 1, 1, 2, 0, 2][index % 6], [0, 0, 1, 1, 2, 2][index % 6]);
  const hot: Defect[] = [{ kind: 'hot', x: 60, y: 50, offset: 12_000 }];

  test('is refused though the camera moved a little', async () => {
    const result = await scan(shoot({ ...large, frames: 12, seed: 3, scene: touched }));
    expect(result).toMatchObject({ status: 'refused', defects: [] });
    expect(result.sections.scenes?.photographs.map(({ scene }) => scene)).toEqual(Array<number>(12).fill(1));
  });

  test.each([1, 2, 3])(
    'is one witness amid other scenes: none of its details is reported (camera %i)',
    async (seed) => {
      const scene = (index: number): Scene => (index < 6 ? touched(index) : procedural(seed, index));
      const result = await scan(shoot({ ...large, frames: 18, seed, scene }));
      expect(result).toMatchObject({ status: 'complete', defects: [] });
      expect(result.sections.scenes?.photographs.filter(({ scene }) => scene === 1)).toHaveLength(6);
    },
  );

  test('amid other scenes hides no hot pixel', async () => {
    const scene = (index: number): Scene => (index < 6 ? touched(index) : procedural(3, index));
    const result = await scan(shoot({ ...large, frames: 18, seed: 3, scene, defects: hot }));
    expect(places(result.defects)).toEqual(['60,50']);
  });

  test('of which there are two shows nothing but what both have', async () => {
    const scene = (index: number): Scene => (index < 6 ? touched(index) : procedural(3, 1));
    const result = await scan(shoot({ ...large, frames: 12, seed: 3, scene, defects: hot }));
    expect(places(result.defects).filter((place) => place !== '60,50')).toEqual([]);
  });

  test('that is judged by force claims no find above 99.9 %', async () => {
    const { defects } = await scan(shoot({ ...large, frames: 12, seed: 3, scene: touched, defects: hot }), {
      force: true,
    });
    expect(defects.length).toBeGreaterThan(0);
    expect(Math.max(...defects.map(({ confidence }) => confidence))).toBeLessThanOrEqual(0.999);
  });
});

describe('a burst of three of every scene', () => {
  test.each([1, 2])('without a defect gives none, and a warning (camera %i)', async (seed) => {
    const scene = (index: number): ReturnType<typeof procedural> => procedural(seed, Math.floor(index / 3));
    const { defects, checks } = await scan(shoot({ ...size, frames: 15, seed, scene }), { expectedFalse: 0.1 });
    expect(places(defects)).toEqual([]);
    expect(statusOf(checks, 'independentScenes')).toBe('warning');
  });

  test('still shows what is there in all of them', async () => {
    const scene = (index: number): ReturnType<typeof procedural> => procedural(8, Math.floor(index / 3));
    const defects: Defect[] = [{ kind: 'hot', x: 60, y: 50, offset: 12_000 }];
    const result = await scan(shoot({ ...size, frames: 18, seed: 8, scene, defects }), { capture: 'scene' });
    expect(places(result.defects)).toContain('60,50');
  });
});

describe('frames without a scene', () => {
  const settings = (): { iso: number; exposure: number } => ({ iso: 400, exposure: 0.2 });

  test('and without light are dark frames, in which a hot pixel of 60 electrons shows', async () => {
    const defects: Defect[] = [{ kind: 'hot', x: 60, y: 50, offset: 60 }];
    const result = await scan(shoot({ ...size, frames: 4, scene: dark, settings, defects }));
    expect(result.capture).toEqual({ mode: 'dark', guessed: true });
    expect(places(result.defects)).toEqual(['60,50']);
    expect(result).not.toHaveProperty('evidence');
  });

  test.each([1, 2, 3])(
    'are dark frames as pictures, too, where hardly any sample leaves black (camera %i)',
    async (seed) => {
      const low = (): { iso: number; exposure: number } => ({ iso: 100 * seed, exposure: 0.5 });
      const shots = { width: 300, height: 200, frames: 6, seed, scene: dark, settings: low };
      const defects: Defect[] = [{ kind: 'hot', x: 60, y: 50, offset: 8000 }];
      const result = await scan(developed({ ...shots, defects }).map(coarsened));
      expect(result.capture).toEqual({ mode: 'dark', guessed: true });
      expect(result.status).toBe('complete');
    },
  );

  test('are refused where pictures of scenes are said to be flat fields', async () => {
    const scene = (index: number): Scene => procedural(4, index);
    const shots = { width: 240, height: 160, frames: 8, seed: 4, scene };
    expect((await scan(developed(shots), { capture: 'flat' })).status).toBe('refused');
    const even = { ...shots, scene: () => flat(0.4), settings };
    expect((await scan(developed(even), { capture: 'flat' })).status).toBe('complete');
  });

  test('in even light are flat fields, in which a pixel that lacks a tenth shows', async () => {
    const defects: Defect[] = [{ kind: 'dim', x: 60, y: 50, response: 0.9 }];
    const result = await scan(shoot({ ...size, frames: 8, scene: () => flat(0.4), settings, defects }));
    expect(result.capture).toEqual({ mode: 'flat', guessed: true });
    expect(result.defects).toMatchObject([{ kind: 'dim', x: 60, y: 50 }]);
  });

  test('are judged by their mean: a hot pixel that blinks is there in part of the frames', async () => {
    const defects: Defect[] = [{ kind: 'blinking', x: 60, y: 50, offset: 2000, share: 0.5 }];
    const result = await scan(shoot({ ...size, frames: 16, scene: dark, settings, defects }), { expectedFalse: 0.1 });
    expect(result.defects).toMatchObject([{ kind: 'blinking', x: 60, y: 50 }]);
    expect(result.defects[0].rate).toBeGreaterThan(0.2);
    expect(result.defects[0].rate).toBeLessThan(0.8);
  });
});

describe.each<[string, readonly string[] | 'none']>([
  ['a Bayer mosaic', BAYER.RGGB],
  ['X-Trans', XTRANS],
  ['a monochrome sensor', 'none'],
])('%s', (_, mosaic) => {
  test.each([1, 2])('without a defect shows one pixel at most (camera %i)', async (seed) => {
    const { defects, status } = await scan(shoot({ ...size, frames: 10, seed, mosaic }));
    expect(status).toBe('complete');
    expect(defects.length).toBeLessThanOrEqual(1);
  });
});

test('four letters are four filters, each compared with its own', async () => {
  const mosaic = ['RG', 'EB'];
  const defects: Defect[] = [{ kind: 'hot', x: 60, y: 51, offset: 4000 }];
  const frames = shoot({ ...size, frames: 10, scene: slope, defects }).map((frame) => ({
    ...frame,
    mosaic,
    // Emerald sees a third of the light of green.
    samples: frame.samples.map((sample, i) =>
      i % 2 === 0 && Math.floor(i / size.width) % 2 === 1 ? 512 + Math.floor((sample - 512) / 3) : sample,
    ),
  }));
  const result = await scan(frames, { capture: 'scene', expectedFalse: 0.1 });
  expect(result.defects).toMatchObject([{ x: 60, y: 51, colour: 'E', kind: 'hot' }]);
  expect(result.frame?.mosaic).toEqual(mosaic);
});

test('a column that is too weak to be seen pixel by pixel is found as one', async () => {
  const defects: Defect[] = [{ kind: 'column', x: 60, y: 0, length: 96, response: 0.985 }];
  const settings = (): { iso: number; exposure: number } => ({ iso: 200, exposure: 0.01 });
  const result = await scan(shoot({ ...size, width: 320, frames: 12, scene: slope, settings, defects }), {
    capture: 'scene',
  });
  expect(result.defects).toMatchObject([{ kind: 'column', x: 60 }]);
});

test('the defects of pictures come in the order of what is told of them: certain ones by amplitude', async () => {
  // They are found by luma, of which green is six tenths and blue one, and told by the channel that shows them most.
  const defects = [...Array(12).keys()].map((i): Defect => {
    const [x, y] = [20 + 24 * (i % 4), 16 + 28 * Math.floor(i / 4)];
    return { kind: 'hot', x: x + Math.sign(i % 3), y: y + ((i % 3) >> 1), offset: 3000 + 1500 * (i % 5) };
  });
  const result = await scan(developed({ ...size, frames: 12, seed: 3, defects }));
  const certain = result.defects.filter(({ confidence }) => confidence >= 0.99);
  const amplitudes = certain.map(({ amplitude }) => Math.abs(amplitude));
  expect(new Set(certain.map(({ colour }) => colour)).size).toBeGreaterThan(1);
  expect(amplitudes).toEqual([...amplitudes].sort((a, b) => b - a));
  expect(result.defects.slice(0, certain.length)).toEqual(certain);
});

/** A picture of whose blocks of 8 x 8 a codec kept the means alone, but for what is brighter by far. */
function coarsened(frame: Frame): Frame {
  const { width, height, samples } = frame;
  const kept = samples.slice();
  for (let i = 0; i < samples.length; i++) {
    const [x, y, channel] = [Math.floor(i / 3) % width, Math.floor(i / (3 * width)), i % 3];
    const [left, top] = [x & ~7, y & ~7];
    let [sum, count] = [0, 0];
    for (let row = top; row < Math.min(top + 8, height); row++) {
      for (let column = left; column < Math.min(left + 8, width); column++, count++) {
        sum += samples[3 * (row * width + column) + channel];
      }
    }
    if (samples[i] < sum / count + 8) kept[i] = Math.round(sum / count);
  }
  return { ...frame, samples: kept };
}
