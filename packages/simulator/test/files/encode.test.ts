/** JPEG files of half the chroma in one direction. */
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createCamera, flat, pictureToJpeg, toJpeg, type Picture } from '../../src/index.ts';

/** A picture of slow gradients in each channel, so that neither the codec nor coarse chroma loses much. */
function gradients(width: number, height: number): Picture {
  const data = Uint8Array.from({ length: 3 * width * height }, (_, at) => {
    const [channel, i] = [at % 3, Math.floor(at / 3)];
    const [x, y] = [i % width, Math.floor(i / width)];
    return 60 + [x / 2, y / 2, (x + y) / 4][channel];
  });
  return { data, width, height, channels: 3 };
}

test.each([
  [160, 120],
  [161, 121],
  [15, 9],
])('of %i x %i pixels, libjpeg reads without a warning, as the picture that was given', async (width, height) => {
  const picture = gradients(width, height);
  const file = await pictureToJpeg(picture, { quality: 98, chromaSubsampling: '4:2:2' });
  expect(await sharp(file).metadata()).toMatchObject({ width, height, channels: 3 });
  const pixels = await sharp(file, { failOn: 'warning' }).raw().toBuffer();
  const off = pixels.map((value, i) => Math.abs(value - picture.data[i]));
  expect(Math.max(...off)).toBeLessThan(8);
});

test('it halves chroma across and not down', async () => {
  const [width, height] = [64, 64];
  const striped = (isRed: (x: number, y: number) => boolean): Picture => {
    const data = Uint8Array.from({ length: 3 * width * height }, (_, at) => {
      const [channel, i] = [at % 3, Math.floor(at / 3)];
      // Red and cyan of the same luma.
      return (isRed(i % width, Math.floor(i / width)) ? [170, 90, 90] : [80, 129, 129])[channel];
    });
    return { data, width, height, channels: 3 };
  };
  const swing = async (picture: Picture): Promise<number> => {
    const file = await pictureToJpeg(picture, { quality: 100, chromaSubsampling: '4:2:2' });
    const { data } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    const reds = Array.from({ length: 16 }, (_, i) => data[3 * ((24 + (i >> 2)) * width + 24 + (i & 3))]);
    return Math.max(...reds) - Math.min(...reds);
  };
  expect(await swing(striped((x) => x % 2 === 0))).toBeLessThan(20);
  expect(await swing(striped((_, y) => y % 2 === 0))).toBeGreaterThan(70);
});

test('tells camera and capture in the Exif', async () => {
  const camera = createCamera({ width: 64, height: 48, make: 'Acme', model: 'One', defects: [] });
  const shot = camera.photograph(flat(0.18), { iso: 1600, exposure: 1 / 60, index: 3 });
  const file = await toJpeg(shot, { chromaSubsampling: '4:2:2' });
  const exif = ExifReader.load(Uint8Array.from(file).buffer, { expanded: true }).exif as Record<string, unknown>;
  expect(exif).toMatchObject({ Model: { description: 'One' }, ISOSpeedRatings: { value: 1600 } });
});
