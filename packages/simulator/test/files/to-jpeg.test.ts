import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  createCamera,
  dashcam,
  develop,
  flat,
  letterbox,
  pictureToJpeg,
  toJpeg,
  type Camera,
  type Defect,
  type JpegOptions,
} from '../../src/index.ts';
import { largestDifference } from '../scenes/painted.ts';

const [WIDTH, HEIGHT] = [320, 240];
const SETTINGS = { iso: 100, exposure: 1 / 1000, index: 0 };
const RESPONSE = { R: 0.5, G: 1, B: 0.65 };

/** Hot pixels in every place of a chroma block: light from 118 of 255 to about 218. */
const defects = Array.from({ length: 48 }, (_, i): Defect => {
  const [x, y] = [20 + 35 * (i % 8), 20 + 37 * Math.floor(i / 8)];
  const colour = ['RG', 'GB'][y % 2][x % 2] as keyof typeof RESPONSE;
  return { kind: 'hot', x, y, offset: 20_800 * RESPONSE[colour] };
});
const options = { seed: 2, width: WIDTH, height: HEIGHT };
const [good, bad] = [createCamera({ ...options, defects: [] }), createCamera({ ...options, defects })];

async function pixelsOf(camera: Camera, jpeg: JpegOptions): Promise<Buffer> {
  const file = await toJpeg(camera.photograph(flat(0.18), SETTINGS), jpeg);
  return sharp(file).raw().toBuffer();
}

/** Around each defect: pixels changed by at least 3 levels, and where the change is largest. */
async function smears(jpeg: JpegOptions): Promise<{ changed: number; dx: number; dy: number }[]> {
  const [before, after] = [await pixelsOf(good, jpeg), await pixelsOf(bad, jpeg)];
  return defects.map(({ x, y }) => {
    let [changed, most, dx, dy] = [0, -1, 0, 0];
    for (let row = y - 16; row <= y + 16; row++) {
      for (let column = x - 16; column <= x + 16; column++) {
        const at = 3 * (row * WIDTH + column);
        const change = Math.max(...[0, 1, 2].map((channel) => Math.abs(after[at + channel] - before[at + channel])));
        if (change >= 3) changed++;
        if (change > most) [most, dx, dy] = [change, column - x, row - y];
      }
    }
    return { changed, dx, dy };
  });
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

describe('a hot pixel in a JPEG', () => {
  it('peaks exactly where it is, at quality 90 with 4:2:0', async () => {
    const exact = (await smears({ quality: 90 })).filter(({ dx, dy }) => dx === 0 && dy === 0);
    expect(exact.length / defects.length).toBeGreaterThanOrEqual(0.96);
  });

  it('smears over its chroma block with 4:2:0', async () => {
    const changed = median((await smears({ quality: 90 })).map((smear) => smear.changed));
    expect(changed).toBeGreaterThan(90);
    expect(changed).toBeLessThan(250);
  });

  it('smears less without chroma subsampling', async () => {
    const smear = async (chromaSubsampling: '4:2:0' | '4:4:4'): Promise<number> =>
      median((await smears({ quality: 95, chromaSubsampling, demosaic: 'bilinear' })).map(({ changed }) => changed));
    expect(await smear('4:4:4')).toBeLessThan(0.6 * (await smear('4:2:0')));
  });
});

describe('toJpeg', () => {
  it('tells camera and capture in the Exif', async () => {
    const camera = createCamera({ ...options, make: 'Acme', model: 'One', serial: 'A7', defects: [] });
    const file = await toJpeg(camera.photograph(flat(0.18), { iso: 1600, exposure: 1 / 60, index: 3 }));
    const exif = ExifReader.load(file.buffer as ArrayBuffer, { expanded: true }).exif as Record<string, unknown>;
    expect(exif).toMatchObject({
      Make: { description: 'Acme' },
      Model: { description: 'One' },
      BodySerialNumber: { description: 'A7' },
      ISOSpeedRatings: { value: 1600 },
      ExposureTime: { value: [1, 60] },
      DateTimeOriginal: { description: '2024:05:01 10:03:00' },
    });
  });

  it('makes the same bytes twice', async () => {
    const shot = good.photograph(flat(0.18), SETTINGS);
    expect(Buffer.compare(await toJpeg(shot), await toJpeg(shot))).toBe(0);
  });

  it('makes grey files of a monochrome sensor', async () => {
    const camera = createCamera({ ...options, mosaic: 'none', defects: [] });
    const file = await toJpeg(camera.photograph(flat(0.18), SETTINGS));
    expect(await sharp(file).metadata()).toMatchObject({ channels: 1, width: WIDTH, height: HEIGHT });
  });

  it('sharpens when asked to, which darkens the ring around a hot pixel', async () => {
    const [soft, sharpened] = [await pixelsOf(bad, { sharpening: 0 }), await pixelsOf(bad, { sharpening: 1 })];
    const { x, y } = defects[10];
    const ring = (pixels: Buffer): number =>
      Math.min(
        ...[-3, -2, 2, 3].flatMap((d) => [y * WIDTH + x + d, (y + d) * WIDTH + x].map((at) => pixels[3 * at + 1])),
      );
    expect(ring(sharpened)).toBeLessThan(ring(soft));
  });
});

describe('an overlay in a JPEG', () => {
  /** Mean green of the rows of a JPEG without losses that matter. */
  async function rowsOf(jpeg: JpegOptions, mosaic: 'none' | undefined = undefined): Promise<number[]> {
    const camera = createCamera({ ...options, ...(mosaic && { mosaic }), fullWell: 1e7, defects: [] });
    const shot = camera.photograph(flat(0.18), SETTINGS);
    const file = await toJpeg(shot, { quality: 100, chromaSubsampling: '4:4:4', ...jpeg });
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    return Array.from({ length: HEIGHT }, (_, y) => {
      const row = data.subarray(y * WIDTH * info.channels, (y + 1) * WIDTH * info.channels);
      return row.reduce((sum, value) => sum + value, 0) / row.length;
    });
  }

  it('lies on the developed picture and leaves the rest of it', async () => {
    const rows = await rowsOf({ overlay: letterbox });
    // Bars of a ninth of 240 rows; 0.18 of light is 118 of 255.
    expect(Math.max(...rows.slice(0, 27), ...rows.slice(-27))).toBeLessThan(3);
    expect(rows.slice(27, -27).every((value) => Math.abs(value - 118) < 3)).toBe(true);
  });

  it('is not sharpened with the picture: no bright rim lies along a bar', async () => {
    const rows = await rowsOf({ overlay: letterbox, sharpening: 3 });
    expect(Math.max(...rows)).toBeLessThan(121);
  });

  it('lies on sharpened pictures of a monochrome sensor as well', async () => {
    const rows = await rowsOf({ overlay: letterbox, sharpening: 1 }, 'none');
    expect([rows[10], rows[120]].map(Math.round)).toEqual([0, 118]);
  });

  it('knows the number of the shot: the clock of a dashcam differs', async () => {
    const [first, same, next] = await Promise.all(
      [0, 0, 1].map(async (index) => {
        const file = await toJpeg(good.photograph(flat(0), { ...SETTINGS, index }), { overlay: dashcam, quality: 100 });
        const data = await sharp(file).greyscale().raw().toBuffer();
        return data.subarray(WIDTH * (HEIGHT - 22)).map((value) => (value > 128 ? 1 : 0));
      }),
    );
    expect(same).toEqual(first);
    expect(next).not.toEqual(first);
  });
});

describe('pictureToJpeg', () => {
  it('writes the picture it was given, without any facts of a capture', async () => {
    const picture = develop(good.photograph(flat(0.18), SETTINGS));
    const file = await pictureToJpeg(picture, { quality: 100, chromaSubsampling: '4:4:4' });
    const pixels = await sharp(file).raw().toBuffer();
    // The rounding of the conversion to YCbCr and of the finest quantisation.
    expect(largestDifference(pixels, picture.data)).toBeLessThan(6);
    expect(await sharp(file).metadata()).not.toHaveProperty('exif');
  });

  it('makes a smaller file at a lower quality', async () => {
    const picture = develop(good.photograph(flat(0.18), SETTINGS));
    const [fine, coarse] = await Promise.all([95, 50].map((quality) => pictureToJpeg(picture, { quality })));
    expect(coarse.length).toBeLessThan(fine.length);
  });
});
