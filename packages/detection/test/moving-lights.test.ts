import { describe, expect, test } from 'vitest';
import { hasMovingLights } from '../src/moving-lights.ts';
import { contextOf, files, measured } from './support/check-input.ts';
import { noisePlanes } from './support/evidence-planes.ts';
import { mosaicShape, pictureShape } from '../../core/test/support/shapes.ts';

const FRAMES = 12;
const WIDTH = 128;
const size = { width: WIDTH, height: 96 };

/** What a site shows in a frame beyond noise, in standard deviations. */
type Light = (x: number, y: number, frame: number) => number;

/** A place of its own for each of some lights, 8 pixels apart. */
const placed =
  (count: number, light: Light): Light =>
  (x, y, frame) => {
    const [column, row] = [Math.floor(x / 8), Math.floor(y / 8)];
    return column + 16 * row < count ? light((x % 8) - 4, (y % 8) - 4, frame) : 0;
  };

/** A point that the lens draws with 0.7 pixels of standard deviation. */
const star = (dx: number, dy: number): number => 30 * Math.exp(-(dx * dx + dy * dy) / 2 / 0.7 ** 2);
const pixel = (dx: number, dy: number): number => (dx === 0 && dy === 0 ? 30 : 0);

function judge(light: Light, { level = 0.02, of = mosaicShape(size) } = {}): boolean {
  const planes = noisePlanes(of, FRAMES, {
    zOf: (noise, site, frame) => noise + light(site % WIDTH, Math.floor(site / WIDTH), frame),
  });
  // The level is 20 times the noise above black.
  const all = measured(FRAMES, { level, noise: 0.001 * of.white });
  return hasMovingLights(planes, contextOf(of, files(FRAMES), { measured: all }));
}

const once: (frames: number, shape: (dx: number, dy: number) => number) => Light =
  (frames, shape) =>
  (dx, dy, frame): number =>
    frame < frames ? shape(dx, dy) : 0;

describe('lights that pass through photographs', () => {
  test('are seen where forty stars shine in a quarter of the frames', () => {
    expect(judge(placed(40, once(3, star)))).toBe(true);
  });

  test('are not seen in noise alone', () => {
    expect(judge(() => 0)).toBe(false);
  });

  test('are not what is there in most of the frames, as hot pixels are', () => {
    expect(judge(placed(40, once(7, pixel)), { of: pictureShape(size) })).toBe(false);
  });

  test('are not seen in single pixels of a sensor, which cosmic rays strike', () => {
    expect(judge(placed(100, once(1, pixel)))).toBe(false);
  });

  test('may be single pixels of a picture, which smears all of them', () => {
    expect(judge(placed(40, once(3, pixel)), { of: pictureShape(size) })).toBe(true);
  });

  test('are not seen in two or three places', () => {
    expect(judge(placed(3, once(3, star)))).toBe(false);
  });

  test('are not looked for at the level of no light: dark frames have none', () => {
    expect(judge(placed(40, once(3, star)), { level: 0 })).toBe(false);
  });
});
