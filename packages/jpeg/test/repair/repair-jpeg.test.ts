import sharp, { type JpegOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { openJpeg, repairJpeg, type Spot } from '../../src/index.ts';
import { decode, HEIGHT, jpegOf, paint, WIDTH } from '../support/pictures.ts';

const SIZE = { width: WIDTH, height: HEIGHT };
const SCENE = paint(3, WIDTH, HEIGHT, 4);
/** Bilinear demosaicing of one red or blue site: what a defect of 4 there adds around itself. */
const KERNEL = [1, 2, 1, 2, 4, 2, 1, 2, 1];

interface Site {
  readonly x: number;
  readonly y: number;
  readonly channel: number;
}

/** In the middle of a block, across the corner of four, at an edge, and two close together. */
const SITES: Site[] = [
  { x: 20, y: 20, channel: 0 },
  { x: 48, y: 32, channel: 2 },
  { x: 1, y: 44, channel: 0 },
  { x: 68, y: 12, channel: 0 },
  { x: 73, y: 11, channel: 2 },
];
const SPOTS = SITES.map(({ x, y }) => ({ x: x - 1, y: y - 1, width: 3, height: 3 }));

function withDefects(sites: readonly Site[]): Uint8Array {
  const samples = SCENE.slice();
  for (const { x, y, channel } of sites) {
    KERNEL.forEach((share, at) => {
      const place = 3 * ((y - 1 + Math.floor(at / 3)) * WIDTH + x - 1 + (at % 3)) + channel;
      samples[place] = Math.min(samples[place] + 30 * share, 255);
    });
  }
  return samples;
}

const encode = async (samples: Uint8Array, options: JpegOptions): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp(samples, { raw: { ...SIZE, channels: 3 } })
      .jpeg(options)
      .toBuffer(),
  );

/** Root mean square of what the decoded file is off the scene at these pixels, over all channels. */
async function errorAt(file: Uint8Array, spots: readonly Spot[]): Promise<number> {
  const seen = await decode(file);
  const squares = spots.flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height * 3 }, (_, at) => {
      const pixel = (y + Math.floor(at / 3 / width)) * WIDTH + x + (Math.floor(at / 3) % width);
      return (seen[3 * pixel + (at % 3)] - SCENE[3 * pixel + (at % 3)]) ** 2;
    }),
  );
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

const around = ({ x, y, width, height }: Spot): Spot => {
  const [left, top] = [Math.max(x - 6, 0), Math.max(y - 6, 0)];
  return { x: left, y: top, width: x + width + 6 - left, height: y + height + 6 - top };
};

describe.each<[string, JpegOptions]>([
  ['4:2:0', { quality: 90 }],
  ['4:4:4', { quality: 85, chromaSubsampling: '4:4:4' }],
  ['progressive', { quality: 90, progressive: true }],
])('a repaired JPEG, %s,', (_, options) => {
  test('is hardly further off the scene than one that never had a defect', async () => {
    const [sound, broken] = [await encode(SCENE, options), await encode(withDefects(SITES), options)];
    const { bytes } = await repairJpeg(broken, SPOTS);
    const coding = await errorAt(sound, SPOTS);
    expect(await errorAt(broken, SPOTS)).toBeGreaterThan(5 * coding);
    expect(await errorAt(bytes, SPOTS)).toBeLessThan(2 * coding);
    expect(await errorAt(bytes, SPOTS.map(around))).toBeLessThan(1.2 * (await errorAt(sound, SPOTS.map(around))));
  });

  test('keeps the coefficients of every block that it does not name', async () => {
    const broken = await encode(withDefects(SITES), options);
    const { bytes, changed } = await repairJpeg(broken, SPOTS);
    const [before, after] = [openJpeg(broken).planes, openJpeg(bytes).planes];
    const differing = before.flatMap(({ id, coefficients, stride }, i) => {
      const places = [...coefficients.keys()].filter((at) => coefficients[at] !== after[i].coefficients[at]);
      return [...new Set(places.map((at) => at >> 6))].map(
        (block) => `${id}: ${block % stride}, ${Math.floor(block / stride)}`,
      );
    });
    expect(changed.map(({ component, x, y }) => `${component}: ${x}, ${y}`).sort()).toEqual(differing.sort());
  });
});

test('where tables lack a code for a repaired block, all others keep their coefficients, too', async () => {
  // Stripes, which take few of the codes there are.
  const samples = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, at) => (Math.floor(at / 3) % 16 < 5 ? 90 : 130));
  for (let y = 16; y < 32; y++) samples.fill(255, 3 * (WIDTH * y + 16), 3 * (WIDTH * y + 32));
  const broken = await encode(samples, { quality: 100 });
  const { bytes, changed, hasNewTables } = await repairJpeg(broken, [{ x: 16, y: 16, width: 16, height: 16 }]);
  expect(hasNewTables).toBe(true);
  const [before, after] = [openJpeg(broken).planes, openJpeg(bytes).planes];
  for (const { component, x, y } of changed) {
    const [old, now] = [before, after].map((planes) => planes.find(({ id }) => id === component)!);
    now.coefficients.set(
      old.coefficients.subarray(64 * (y * old.stride + x)).subarray(0, 64),
      64 * (y * old.stride + x),
    );
  }
  expect(after.map(({ coefficients }) => coefficients)).toEqual(before.map(({ coefficients }) => coefficients));
});

test('a line goes as a spot does', async () => {
  const sites = Array.from({ length: 40 }, (_, y) => ({ x: 37, y: 10 + y, channel: 1 }));
  const line = [{ x: 36, y: 9, width: 3, height: 42 }];
  const [sound, broken] = [await encode(SCENE, { quality: 90 }), await encode(withDefects(sites), { quality: 90 })];
  expect(await errorAt((await repairJpeg(broken, line)).bytes, line)).toBeLessThan(1.5 * (await errorAt(sound, line)));
});

test('a file without spots comes back as the very bytes', async () => {
  const file = await jpegOf();
  expect(await repairJpeg(file, [])).toEqual({ bytes: file, hasNewTables: false, changed: [] });
});

test.each([
  ['outside the picture', { x: 80, y: 0, width: 4, height: 1 }],
  ['of a part of a pixel', { x: 0.5, y: 0, width: 1, height: 1 }],
  ['of no pixel', { x: 0, y: 0, width: 0, height: 1 }],
  ['as large as the picture', { x: 0, y: 0, ...SIZE }],
])('a spot %s is refused', async (_, spot) => {
  const file = await jpegOf();
  await expect(repairJpeg(file, [spot])).rejects.toThrow(expect.objectContaining({ code: 'badSpot' }));
});

test('a repair ends with the error of whoever has a turn while it goes on', async () => {
  const broken = await encode(withDefects(SITES), { quality: 90 });
  let turns = 0;
  const turn = (): Promise<void> | undefined => (++turns > 2 ? Promise.reject(new Error('Enough.')) : undefined);
  await expect(repairJpeg(broken, SPOTS, { turn })).rejects.toThrow('Enough.');
  expect(turns).toBe(3);
});

test('repairs that take turns give the bytes that they give one after the other', async () => {
  const files = [await encode(withDefects(SITES), { quality: 90 }), await encode(withDefects(SITES), { quality: 60 })];
  const turn = (): Promise<void> => Promise.resolve();
  const together = await Promise.all(files.map((file) => repairJpeg(file, SPOTS, { turn })));
  for (const [i, file] of files.entries()) {
    const { bytes } = await repairJpeg(file, SPOTS);
    expect(Buffer.compare(together[i].bytes, bytes)).toBe(0);
  }
});
