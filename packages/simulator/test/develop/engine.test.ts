/** What a camera does to a picture between its development and the file. */
import { describe, expect, it } from 'vitest';
import { finish, placeInJpeg, type EngineOptions } from '../../src/develop/engine.ts';
import type { Picture } from '../../src/index.ts';

const SIZE = { width: 240, height: 160 };
const GREY = 100;

type Ink = readonly [number, number, number];

/** Grey, with a pixel of a colour at each of some places. */
function spotted(places: readonly { x: number; y: number }[], ink: Ink): Picture {
  const data = new Uint8Array(SIZE.width * SIZE.height * 3).fill(GREY);
  for (const { x, y } of places) data.set(ink, 3 * (y * SIZE.width + x));
  return { ...SIZE, data, channels: 3 };
}

const pixelAt = ({ data, width }: Picture, x: number, y: number): Ink => {
  const at = 3 * (y * width + x);
  return [data[at], data[at + 1], data[at + 2]];
};

const lumaOf = ([r, g, b]: Ink): number => 0.299 * r + 0.587 * g + 0.114 * b;
const rednessOf = ([r, g, b]: Ink): number => r - lumaOf([r, g, b]);

/** The brightest pixel within 8 of a place. */
function peakNear(picture: Picture, { x, y }: { x: number; y: number }): { x: number; y: number } {
  let [most, at] = [-1, { x: NaN, y: NaN }];
  for (let row = Math.max(0, y - 8); row <= Math.min(picture.height - 1, y + 8); row++) {
    for (let column = Math.max(0, x - 8); column <= Math.min(picture.width - 1, x + 8); column++) {
      const luma = lumaOf(pixelAt(picture, column, row));
      if (luma > most) [most, at] = [luma, { x: column, y: row }];
    }
  }
  return at;
}

it('leaves a picture as it is where nothing is asked for', async () => {
  const picture = spotted([{ x: 50, y: 50 }], [250, 30, 60]);
  expect(await finish(picture, {})).toEqual(picture);
});

describe('smoothing of chroma', () => {
  const red: Ink = [200, 60, 60];
  const patch = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => ({ x: 100 + dx, y: 80 + dy })));

  it('leaves luma, and spreads the colour', async () => {
    const smooth = await finish(spotted(patch, red), { chromaSmoothing: 1 });
    expect(Math.abs(lumaOf(pixelAt(smooth, 100, 80)) - lumaOf(red))).toBeLessThan(1.5);
    expect(rednessOf(pixelAt(smooth, 100, 80))).toBeLessThan(0.8 * rednessOf(red));
    expect(rednessOf(pixelAt(smooth, 102, 80))).toBeGreaterThan(0.05 * rednessOf(red));
  });

  it('takes the colour of a lone pixel away', async () => {
    const smooth = await finish(spotted([{ x: 100, y: 80 }], red), { chromaSmoothing: 1 });
    expect(Math.abs(rednessOf(pixelAt(smooth, 100, 80)))).toBeLessThan(1.5);
  });

  it('leaves grey pictures', async () => {
    const grey: Picture = { ...SIZE, channels: 1, data: new Uint8Array(SIZE.width * SIZE.height).fill(GREY) };
    expect(await finish(grey, { chromaSmoothing: 1 })).toEqual(grey);
  });
});

const PLACES = [
  { x: 120, y: 80 },
  { x: 40, y: 30 },
  { x: 200, y: 100 },
  { x: 30, y: 140 },
  { x: 150, y: 20 },
];

describe.each<[string, EngineOptions]>([
  ['the correction of a lens', { distortion: 0.05 }],
  ['a smaller size', { scale: 0.75 }],
  ['both', { distortion: 0.05, scale: 0.75 }],
])('%s moves pixels', (_, options) => {
  it('to where placeInJpeg says', async () => {
    const picture = await finish(spotted(PLACES, [255, 255, 255]), options);
    const told = PLACES.map((place) => placeInJpeg(place, SIZE, options));
    const off = told.map((place) => {
      if (place === undefined) return NaN;
      const peak = peakNear(picture, place);
      return Math.max(Math.abs(peak.x - place.x), Math.abs(peak.y - place.y));
    });
    // Half of a pixel may turn to either side.
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
    expect(told).not.toEqual(PLACES);
  });
});

describe('the correction of a lens', () => {
  it('shows at the corner what lay that share of the half diagonal further in', () => {
    const inner = { x: 119.5 - 0.95 * 119.5, y: 79.5 - 0.95 * 79.5 };
    expect(placeInJpeg(inner, SIZE, { distortion: 0.05 })).toEqual({ x: 0, y: 0 });
  });

  it('pushes the corners themselves out of the picture, and leaves the middle', () => {
    expect(placeInJpeg({ x: 0, y: 0 }, SIZE, { distortion: 0.05 })).toBeUndefined();
    expect(placeInJpeg({ x: 120, y: 80 }, SIZE, { distortion: 0.05 })).toEqual({ x: 120, y: 80 });
  });

  it('keeps what is even', async () => {
    const { data } = await finish(spotted([], [0, 0, 0]), { distortion: 0.1 });
    expect(data.every((value) => value === GREY)).toBe(true);
  });

  it('is refused where it would turn the picture over', async () => {
    const wanted = finish(spotted([], [0, 0, 0]), { distortion: 0.5 });
    await expect(wanted).rejects.toThrow('Expected distortion to be from 0 to 0.2, got 0.5.');
  });
});

describe('a smaller size', () => {
  it('is that share of both sides', async () => {
    const { width, height } = await finish(spotted([], [0, 0, 0]), { scale: 0.75 });
    expect([width, height]).toEqual([180, 120]);
  });

  it('counts from the corner, not from the middle of the first pixel', () => {
    // Three quarters of 100.5 are 75.4, half a pixel from its corner: 74.9.
    expect(placeInJpeg({ x: 100, y: 100 }, SIZE, { scale: 0.75 })).toEqual({ x: 75, y: 75 });
    expect(placeInJpeg({ x: 239, y: 159 }, SIZE, { scale: 0.75 })).toEqual({ x: 179, y: 119 });
  });

  it.each([0, -1, 1.5, NaN])('%s is refused', async (scale) => {
    await expect(finish(spotted([], [0, 0, 0]), { scale })).rejects.toThrow('Expected scale to be above 0, at most 1');
  });
});

it('overshoots farther beside a bright pixel where it may', async () => {
  const patch = [0, 1].flatMap((dy) => [0, 1].map((dx) => ({ x: 100 + dx, y: 80 + dy })));
  const picture = spotted(patch, [200, 200, 200]);
  const [usual, strong] = await Promise.all([
    finish(picture, { sharpening: 1 }),
    finish(picture, { sharpening: 1, overshoot: 50 }),
  ]);
  const peak = (sharpened: Picture): number => lumaOf(pixelAt(sharpened, 100, 80));
  expect(peak(usual)).toBeGreaterThan(200);
  expect(peak(strong)).toBeGreaterThan(peak(usual) + 10);
});
