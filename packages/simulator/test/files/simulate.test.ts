import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dark, simulate, type Simulation } from '../../src/index.ts';
import { decodeRaw } from './libraw.ts';

const camera = { seed: 4, width: 160, height: 120, defects: { hot: 4, cluster: 1, column: 0 } };

let dir: string;
let simulation: Simulation;
const progress: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hotpix-simulate-'));
  const onFrame = (done: number, frames: number): number => progress.push(`${done} of ${frames}`);
  simulation = await simulate({ dir, camera, frames: 3, onFrame });
});

afterAll(() => rm(dir, { recursive: true }));

describe('simulate', () => {
  it('writes a DNG and a JPEG of every frame, in folders of their own', async () => {
    expect(await readdir(join(dir, 'dng'))).toEqual(['frame-0001.dng', 'frame-0002.dng', 'frame-0003.dng']);
    expect(await readdir(join(dir, 'jpeg'))).toEqual(['frame-0001.jpg', 'frame-0002.jpg', 'frame-0003.jpg']);
  });

  it('writes the truth it returns', async () => {
    expect(JSON.parse(await readFile(join(dir, 'truth.json'), 'utf8'))).toEqual(simulation);
  });

  it('names every file in the truth with its settings', () => {
    expect(simulation.frames[1]).toEqual({
      index: 1,
      iso: expect.any(Number),
      exposure: expect.any(Number),
      taken: '2024-05-01T10:01:00',
      files: ['dng/frame-0002.dng', 'jpeg/frame-0002.jpg'],
    });
  });

  it('tells how far it is', () => {
    expect(progress).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  });

  it('writes the same bytes again, whatever the number of frames', async () => {
    const again = await mkdtemp(join(dir, 'again-'));
    await simulate({ dir: again, camera, frames: 1, formats: ['dng'] });
    const file = 'dng/frame-0001.dng';
    expect(Buffer.compare(await readFile(join(again, file)), await readFile(join(dir, file)))).toBe(0);
  });

  it('puts the defects where the truth says', async () => {
    const given = { kind: 'hot', x: 57, y: 33, rate: 50_000 } as const;
    const once = await mkdtemp(join(dir, 'once-'));
    const settings = (): { iso: number; exposure: number } => ({ iso: 400, exposure: 0.1 });
    const options = { dir: once, camera: { ...camera, defects: [given] }, frames: 1, formats: ['dng'] as const };
    const { defects } = await simulate({ ...options, scene: dark, settings });
    const image = await decodeRaw(await readFile(join(once, 'dng/frame-0001.dng')));
    const brightest = image!.data.indexOf(Math.max(...image!.data));
    expect([brightest % 160, Math.floor(brightest / 160)]).toEqual([defects[0].x, defects[0].y]);
  });
});
