import { describe, expect, it } from 'vitest';
import { dashcam, dateStamp, letterbox, logo, watermark, type Overlay, type Picture } from '../../src/index.ts';

const [WIDTH, HEIGHT] = [400, 300];
const STILL = { dateStamp, watermark, logo, letterbox };

function solid(level: number, width = WIDTH, height = HEIGHT, channels: 1 | 3 = 3): Picture {
  return { data: new Uint8Array(width * height * channels).fill(level), width, height, channels };
}

function put(overlay: Overlay, picture: Picture, index: number): Uint8Array {
  overlay(picture, index);
  return picture.data;
}

/** How much of each pixel is left of the picture: what lies between the overlay on black and on white, of 255. */
function leftOf(overlay: Overlay, index: number, width = WIDTH, height = HEIGHT): number[] {
  const [black, white] = [0, 255].map((level) => put(overlay, solid(level, width, height), index));
  return Array.from({ length: width * height }, (_, at) => white[3 * at] - black[3 * at]);
}

/** The pixels it changes, and the smallest box around them. */
function placeOf(left: readonly number[], width = WIDTH): { pixels: number[]; box: Record<string, number> } {
  const pixels = [...left.keys()].filter((at) => left[at] < 255);
  const [xs, ys] = [pixels.map((at) => at % width), pixels.map((at) => Math.floor(at / width))];
  const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b));
  return { pixels, box: { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) } };
}

describe.each(Object.entries(STILL))('%s', (_, overlay) => {
  it('stands at the same place in every picture', () => {
    expect(leftOf(overlay, 33)).toEqual(leftOf(overlay, 0));
  });

  it('leaves most of the picture as it was', () => {
    expect(placeOf(leftOf(overlay, 0)).pixels.length).toBeGreaterThan(0);
    expect(placeOf(leftOf(overlay, 0)).pixels.length / (WIDTH * HEIGHT)).toBeLessThan(0.25);
  });

  it('grows with the picture', () => {
    const [small, large] = [1, 4].map((times) => {
      return placeOf(leftOf(overlay, 0, 320 * times, 240 * times), 320 * times).pixels.length / times ** 2;
    });
    // Dots of letters are a whole number of pixels.
    expect(large / small).toBeGreaterThan(0.5);
    expect(large / small).toBeLessThan(2);
  });

  it('is put on grey pictures at the same place', () => {
    const [black, white] = [0, 255].map((level) => put(overlay, solid(level, WIDTH, HEIGHT, 1), 0));
    expect([...white].map((value, at) => value - black[at])).toEqual(leftOf(overlay, 0));
  });
});

describe('dateStamp', () => {
  const left = leftOf(dateStamp, 0);
  const { pixels, box } = placeOf(left);

  it('lies in the corner at the lower right', () => {
    expect(box.left).toBeGreaterThan(WIDTH / 2);
    expect(box.right).toBeLessThan(WIDTH);
    expect(box.top).toBeGreaterThan(0.8 * HEIGHT);
    expect(box.bottom).toBeLessThan(HEIGHT);
  });

  it('is orange', () => {
    const data = put(dateStamp, solid(99), 0);
    for (const at of pixels) {
      expect(data[3 * at]).toBeGreaterThan(data[3 * at + 1]);
      expect(data[3 * at + 1]).toBeGreaterThan(data[3 * at + 2]);
    }
  });

  it('lets nothing of the picture through', () => {
    expect(pixels.filter((at) => left[at] > 0)).toEqual([]);
  });
});

describe('logo', () => {
  it('is an emblem at the upper left', () => {
    const { box } = placeOf(leftOf(logo, 0));
    expect(box.left).toBeGreaterThan(0);
    expect(box.right).toBeLessThan(WIDTH / 4);
    expect(box.top).toBeGreaterThan(0);
    expect(box.bottom).toBeLessThan(HEIGHT / 4);
  });
});

describe('watermark', () => {
  const left = leftOf(watermark, 0);
  const { pixels, box } = placeOf(left);

  it('lets 70 % of the picture shine through', () => {
    for (const at of pixels) expect(Math.abs(left[at] / 255 - 0.7)).toBeLessThan(0.5 / 255 + 1e-9);
  });

  it('brightens what it covers', () => {
    const data = put(watermark, solid(100), 0);
    // 100 · 0.7 + 255 · 0.3 = 146.5.
    for (const at of pixels) expect(Math.abs(data[3 * at] - 146.5)).toBeLessThanOrEqual(0.5);
  });

  it('reaches over the middle', () => {
    expect(box.left).toBeLessThan(0.25 * WIDTH);
    expect(box.right).toBeGreaterThan(0.6 * WIDTH);
    expect(box.top).toBeLessThanOrEqual(HEIGHT / 2);
    expect(box.bottom).toBeGreaterThanOrEqual(HEIGHT / 2);
  });
});

describe('letterbox', () => {
  const data = put(letterbox, solid(200), 0);
  const rows = Array.from({ length: HEIGHT }, (_, y) => new Set(data.subarray(3 * y * WIDTH, 3 * (y + 1) * WIDTH)));
  // A ninth of 300 rows.
  const isBar = (y: number): boolean => y < 33 || y >= HEIGHT - 33;

  it('has black bars above and below', () => {
    for (const row of rows.filter((_, y) => isBar(y))) expect(row).toEqual(new Set([0]));
  });

  it('leaves the picture between them', () => {
    for (const row of rows.filter((_, y) => !isBar(y))) expect(row).toEqual(new Set([200]));
  });
});

describe('dashcam', () => {
  const shots = Array.from({ length: 60 }, (_, index) => put(dashcam, solid(200), index));
  const isChanging = Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
    shots.some((shot) => shot[3 * at] !== shots[0][3 * at]),
  );
  const { pixels, box } = placeOf(leftOf(dashcam, 0));

  it('is a bar along the bottom from side to side', () => {
    expect(box).toMatchObject({ left: 0, right: WIDTH - 1, bottom: HEIGHT - 1 });
    expect(pixels.length).toBe(WIDTH * (HEIGHT - box.top));
    expect(HEIGHT - box.top).toBeLessThan(HEIGHT / 8);
  });

  it('darkens the picture in the bar to 40 %', () => {
    // Its first column is left of the writing.
    expect(shots[0][3 * (HEIGHT - 1) * WIDTH]).toBe(80);
  });

  it('changes its clock from picture to picture', () => {
    expect(Buffer.compare(shots[0], shots[1])).not.toBe(0);
    expect(new Set(shots.map((shot) => Buffer.from(shot).toString('latin1'))).size).toBe(60);
  });

  it('changes nothing but speed and clock: the name and the place stand still', () => {
    const changing = [...isChanging.keys()].filter((at) => isChanging[at]);
    const written = [...shots[0].keys()].filter((i) => i % 3 === 0 && shots[0][i] === 255).map((i) => (i / 3) % WIDTH);
    const [first, last] = [Math.min(...written), Math.max(...written)];
    // 36 of 50 characters come before the speed.
    expect(Math.min(...changing.map((at) => at % WIDTH))).toBeGreaterThanOrEqual(first + 0.7 * (last - first));
  });

  it('has its clock at the same place at any speed', () => {
    const endOf = (index: number): number =>
      Math.max(
        ...[...shots[index].keys()].filter((i) => i % 3 === 0 && shots[index][i] === 255).map((i) => (i / 3) % WIDTH),
      );
    // The hour is the same all along; 50 pictures later the minute is the same and the speed has three digits.
    expect(endOf(50)).toBe(endOf(0));
  });
});
