import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodeSmall, jpegQuality, readJpegHeader } from '../src/index.ts';

/** Soft colours, as those of photographs. */
function pictureOf(width: number, height: number) {
  const samples = Uint8Array.from({ length: 3 * width * height }, (_, i) => {
    const [x, y, c] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3];
    return 128 + 100 * Math.sin((x + 2 * y) / (20 + 7 * c));
  });
  return { width, height, samples };
}

async function rmsOf(jpeg: Uint8Array, samples: Uint8Array): Promise<number> {
  const decoded = await sharp(jpeg, { failOn: 'warning' }).raw().toBuffer();
  return Math.sqrt(decoded.reduce((sum, sample, i) => sum + (sample - samples[i]) ** 2, 0) / samples.length);
}

describe('a small picture', () => {
  test('is as near to its samples as libjpeg makes it', async () => {
    const { samples, ...size } = pictureOf(123, 77);
    const theirs = await sharp(samples, { raw: { ...size, channels: 3 } })
      .jpeg({ quality: 85, chromaSubsampling: '4:2:0' })
      .toBuffer();
    const own = encodeSmall({ samples, ...size }, 85);
    expect(await rmsOf(own, samples)).toBeLessThan(1.05 * (await rmsOf(theirs, samples)));
    expect(own.length).toBeLessThan(1.2 * theirs.length);
  });

  test.each([
    [1, 1],
    [7, 3],
    [16, 16],
    [17, 33],
  ])('of %d x %d pixels is whole', async (width, height) => {
    const own = encodeSmall(pictureOf(width, height), 90);
    expect(await sharp(own, { failOn: 'warning' }).metadata()).toMatchObject({
      width,
      height,
      chromaSubsampling: '4:2:0',
    });
    expect(await rmsOf(own, pictureOf(width, height).samples)).toBeLessThan(10);
  });

  test('of one grey is that grey', async () => {
    const samples = new Uint8Array(3 * 20 * 20).fill(128);
    expect(await rmsOf(encodeSmall({ width: 20, height: 20, samples }, 50), samples)).toBe(0);
  });

  test('has the tables of its quality', () => {
    expect(jpegQuality(readJpegHeader(encodeSmall(pictureOf(20, 20), 73)))).toEqual({ quality: 73, isExact: true });
  });
});
