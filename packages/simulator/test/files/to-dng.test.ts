import { describe, expect, it } from 'vitest';
import { createCamera, procedural, toDng, XTRANS, type CameraOptions } from '../../src/index.ts';
import { decodeRaw } from './libraw.ts';

const CAMERAS: [string, CameraOptions][] = [
  ['Bayer', { width: 320, height: 240 }],
  ['Bayer with a masked border', { width: 320, height: 240, active: { x: 24, y: 8, width: 290, height: 230 } }],
  ['X-Trans', { width: 320, height: 240, mosaic: XTRANS }],
  ['12-bit', { width: 320, height: 240, bits: 12 }],
];

describe('a DNG file', () => {
  it.each(CAMERAS)('of a %s camera decodes back to the samples', async (_, options) => {
    const camera = createCamera({ seed: 6, ...options });
    const shot = camera.photograph(procedural(6, 0), { iso: 800, exposure: 1 / 30, index: 0 });
    const image = await decodeRaw(toDng(shot));
    expect([image?.raw_width, image?.raw_height]).toEqual([320, 240]);
    expect([image?.left_margin, image?.top_margin]).toEqual([shot.active.x, shot.active.y]);
    expect(Buffer.compare(Buffer.from(image!.data.buffer), Buffer.from(shot.samples.buffer))).toBe(0);
  });
});
