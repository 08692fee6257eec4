import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureView } from '../../src/index.ts';

const FRAME = { width: 32, height: 24 };

/** Light grows to the right in red and downwards in green. */
async function ramp(width: number, height: number): Promise<Buffer> {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    return i % 3 === 0 ? (255 * x) / width : i % 3 === 1 ? (255 * y) / height : 0;
  });
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

async function rowOf(picture: Buffer, index: number): Promise<Float32Array> {
  const row = new Float32Array(3 * FRAME.width);
  (await pictureView(picture, FRAME, 5, index)).compose(FRAME)(0, 12, row);
  return row;
}

describe('pictureView', () => {
  it('gives the same view for the same index and another for another', async () => {
    const picture = await ramp(200, 150);
    const [first, again, next] = [await rowOf(picture, 0), await rowOf(picture, 0), await rowOf(picture, 1)];
    expect(again).toEqual(first);
    expect(next).not.toEqual(first);
  });

  it('mirrors some of the views', async () => {
    const picture = await ramp(200, 150);
    const rows = await Promise.all(Array.from({ length: 12 }, (_, index) => rowOf(picture, index)));
    const rising = rows.filter((row) => row[3 * 31] > row[0]).length;
    expect(rising).toBeGreaterThan(0);
    expect(rising).toBeLessThan(12);
  });

  it('shows a part that is 1.5 to 2.5 times as wide as the frame', async () => {
    // Column x has the value x; IEC 61966-2-1 turns light back into it, and white is 1.1.
    const data = Uint8Array.from({ length: 250 * 100 * 3 }, (_, i) => Math.floor(i / 3) % 250);
    const picture = await sharp(data, { raw: { width: 250, height: 100, channels: 3 } })
      .png()
      .toBuffer();
    const columnOf = (light: number): number => 255 * (1.055 * (light / 1.1) ** (1 / 2.4) - 0.055);
    for (let index = 0; index < 8; index++) {
      const row = await rowOf(picture, index);
      // Away from the ends, where scaling leans on the border.
      const scale = Math.abs(columnOf(row[3 * 28]) - columnOf(row[3 * 3])) / 25;
      expect(scale).toBeGreaterThan(1.4);
      expect(scale).toBeLessThan(2.6);
    }
  });

  it('refuses a picture smaller than the frame', async () => {
    await expect(pictureView(await ramp(31, 24), FRAME, 1, 0)).rejects.toThrow(
      'Expected the picture to be at least 32x24 pixels, as the frame, got 31x24.',
    );
  });
});
