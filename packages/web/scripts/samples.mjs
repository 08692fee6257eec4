// Photographs of a simulated camera, to try the application with; made once, and again where their settings have changed.
import { existsSync, mkdtempSync, readFileSync, rmSync, cpSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simulate } from '@hotpix/simulator';

const [width, height, frames] = [960, 640, 10];
const settings = {
  camera: { seed: 8, width, height, active: { x: 0, y: 0, width, height }, make: 'Hotpix', model: 'Sample' },
  ...{ frames, formats: ['jpeg'], jpeg: { quality: 92 } },
};

const folder = fileURLToPath(new URL('../public/samples/', import.meta.url));
const note = fileURLToPath(new URL('../.samples.json', import.meta.url));
const text = JSON.stringify(settings);
if (!existsSync(note) || readFileSync(note, 'utf8') !== text) {
  const dir = mkdtempSync(join(tmpdir(), 'hotpix-samples-'));
  await simulate({ dir, ...settings });
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(dir, 'jpeg'), folder, { recursive: true });
  rmSync(dir, { recursive: true });
  writeFileSync(note, text);
}
