import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureScene } from '../../src/index.ts';

const FRAME = { width: 32, height: 24 };

async function solid(background: string): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toBuffer();
}

describe('pictureScene', () => {
  it('turns sRGB into linear light', async () => {
    const paint = (await pictureScene(await solid('#bc4080'), FRAME)).compose(FRAME);
    const row = new Float32Array(3 * 32);
    paint(0, 10, row);
    // IEC 61966-2-1 by hand: 188 is 0.5029, 64 is 0.0513, 128 is 0.2159; white is 1.1.
    expect(row[0] / 1.1).toBeCloseTo(0.5029, 4);
    expect(row[1] / 1.1).toBeCloseTo(0.0513, 4);
    expect(row[2] / 1.1).toBeCloseTo(0.2159, 4);
  });

  it('reads grey pictures', async () => {
    const grey = await sharp(await solid('#808080'))
      .toColourspace('b-w')
      .png()
      .toBuffer();
    const row = new Float32Array(3);
    (await pictureScene(grey, FRAME)).compose(FRAME)(0, 0, row);
    expect(row.map((light) => Math.round(light * 1000))).toEqual(new Float32Array([237, 237, 237]));
  });

  it('goes on beyond its edges', async () => {
    const paint = (await pictureScene(await solid('#ffffff'), FRAME)).compose(FRAME);
    const row = new Float32Array(3 * 100);
    paint(-50, -50, row);
    expect(row.every((light) => Math.abs(light - 1.1) < 1e-6)).toBe(true);
  });
});
