/** Photographs and their truth into a folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCamera, type CameraOptions, type Truth } from './camera.ts';
import type { Settings } from './defects/contrast.ts';
import { procedural } from './scenes/procedural.ts';
import type { Scene } from './scenes/scene.ts';
import { mixedSettings } from './settings.ts';
import { toDng } from './to-dng.ts';
import { toJpeg, type JpegOptions } from './to-jpeg.ts';

export interface SimulateOptions {
  /** Folder to write to; made where it is missing. */
  readonly dir: string;
  readonly camera?: CameraOptions;
  /** Number of photographs. @default 24 */
  readonly frames?: number;
  /** What each photograph shows. @default procedural scenes by the seed of the camera */
  readonly scene?: (index: number) => Scene | Promise<Scene>;
  /** How each photograph is taken. @default mixedSettings by the seed of the camera */
  readonly settings?: (index: number) => Settings;
  /** Which files to write. @default both */
  readonly formats?: readonly ('dng' | 'jpeg')[];
  readonly jpeg?: JpegOptions;
  /** Called after each photograph. */
  readonly onFrame?: (done: number, frames: number) => void;
}

/** One photograph of a simulation. */
export interface SimulatedFrame extends Settings {
  readonly index: number;
  /** ISO 8601 without a zone. */
  readonly taken: string;
  /** Relative to the folder, with forward slashes. */
  readonly files: readonly string[];
}

/** What `truth.json` holds. Contrasts are those of the simulation's own settings. */
export interface Simulation extends Truth {
  readonly frames: readonly SimulatedFrame[];
}

const EXTENSIONS = { dng: 'dng', jpeg: 'jpg' } as const;

/** Writes `dng/frame-0001.dng`, `jpeg/frame-0001.jpg` and so on, and `truth.json`. */
export async function simulate(options: SimulateOptions): Promise<Simulation> {
  const { dir, frames: count = 24, formats = ['dng', 'jpeg'], jpeg, onFrame } = options;
  const camera = createCamera(options.camera);
  const { seed } = camera.sensor;
  const scene = options.scene ?? ((index) => procedural(seed, index));
  const settings = options.settings ?? ((index) => mixedSettings(seed, index));
  await Promise.all(formats.map((format) => mkdir(join(dir, format), { recursive: true })));
  const frames: SimulatedFrame[] = [];
  for (let index = 0; index < count; index++) {
    const shot = camera.photograph(await scene(index), { ...settings(index), index });
    const files = formats.map(
      (format) => `${format}/frame-${String(index + 1).padStart(4, '0')}.${EXTENSIONS[format]}`,
    );
    for (const [i, format] of formats.entries()) {
      await writeFile(join(dir, files[i]), format === 'dng' ? toDng(shot) : await toJpeg(shot, jpeg));
    }
    const { iso, exposure, taken } = shot;
    frames.push({ index, iso, exposure, taken, files });
    onFrame?.(index + 1, count);
  }
  const simulation: Simulation = { ...camera.truthFor(frames), frames };
  await writeFile(join(dir, 'truth.json'), `${JSON.stringify(simulation, undefined, 2)}\n`);
  return simulation;
}
