import { describe, expect, test } from 'vitest';
import { isRound, withoutRound } from '../../src/hits/picture-optics.ts';
import { Moments } from '../../../statistics/src/moments/moments-reader.ts';
import { hit } from '../support/hits.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { createMoments } from '../../../statistics/test/support/planes.ts';

const FRAMES = 100;
const shape = pictureShape({ width: 60, height: 40 });

function meansOf(level: (x: number, y: number) => number): Moments {
  const planes = createMoments(shape);
  planes.sum.forEach((_, i, all) => {
    all[i] = Math.round(FRAMES * level(i % 60, Math.floor(i / 60)));
  });
  return new Moments(planes, shape, FRAMES);
}

/** A light of a Gaussian profile of one pixel: 61 % beside its peak, 37 % across the corners. */
const light = (dx: number, dy: number): number => 60 * Math.exp(-(dx * dx + dy * dy) / 2);
/** A red pixel as bilinear demosaicing spreads it: half of it beside, a quarter across the corners; of luma 0.3. */
const red = (dx: number, dy: number): number =>
  60 * Math.max(0, 1 - Math.abs(dx) / 2) * Math.max(0, 1 - Math.abs(dy) / 2);
/** A green pixel: a quarter of it on the four beside. */
const green = (dx: number, dy: number): number =>
  dx === 0 && dy === 0 ? 60 : Math.abs(dx) + Math.abs(dy) === 1 ? 15 : 0;

const spots = meansOf((x, y) => {
  if (x > 1 && x < 20) return 30 + light(x - 10, y - 20);
  return x < 40 ? 30 + green(x - 30, y - 20) : 30 - light(x - 50, y - 20) / 3;
});

describe('a spot of a picture', () => {
  test('is as round as light where a lens drew it', () => {
    expect(isRound(spots, 10, 20, 1)).toBe(true);
  });

  test('is not where demosaicing smeared a pixel', () => {
    expect(isRound(spots, 30, 20, 1)).toBe(false);
  });

  test('may be a shadow', () => {
    expect(isRound(spots, 50, 20, -1)).toBe(true);
    expect(isRound(spots, 50, 20, 1)).toBe(false);
  });

  test('is looked at to the rim of the picture', () => {
    expect(
      isRound(
        meansOf((x, y) => 30 + light(x, y)),
        0,
        0,
        1,
      ),
    ).toBe(true);
    expect(
      isRound(
        meansOf((x, y) => 30 + light(x - 59, y - 20)),
        59,
        20,
        1,
      ),
    ).toBe(true);
  });
});

test('hits are parted into those that light may make and those that it does not', () => {
  const hits = [hit(10, 20, 60), hit(30, 20, 60), hit(50, 20, -20)];
  expect(withoutRound(hits, spots)).toEqual({ hits: [hits[1]], still: { lights: 2, all: 3 } });
});

test('a red pixel is less round than light, a little', () => {
  const only = meansOf((x, y) => 30 + red(x - 30, y - 20) * 0.3);
  expect(isRound(only, 30, 20, 1)).toBe(false);
});
