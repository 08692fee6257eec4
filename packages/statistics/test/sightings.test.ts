import type { Frame } from '@hotpix/core';
import { describe, expect, test } from 'vitest';
import { needsSamplesFor, sightingsOf, type Place } from '../src/index.ts';

const [WIDTH, HEIGHT] = [40, 30];
const SHAPE = {
  width: WIDTH,
  height: HEIGHT,
  channels: 1,
  mosaic: ['RG', 'GB'],
  active: { x: 0, y: 0, width: WIDTH, height: HEIGHT },
  bits: 12,
  black: 0,
  white: 4095,
  lossy: false,
  camera: { make: '', model: '', serial: '' },
  capture: {},
} as const;

/** A white pixel, so that the frame is not taken for one that saturates at its level. */
const [WHITE_X, WHITE_Y] = [36, 26];

/** A raw frame of 1000 DN with these samples in it. */
function raw(changed: Readonly<Record<string, number>>): Frame {
  const samples = new Uint16Array(WIDTH * HEIGHT).fill(1000);
  samples[WHITE_Y * WIDTH + WHITE_X] = SHAPE.white;
  for (const [place, value] of Object.entries(changed)) {
    const [x, y] = place.split(',').map(Number);
    samples[y * WIDTH + x] = value;
  }
  return { ...SHAPE, samples };
}

/** A picture of middle grey with one coloured pixel. */
function picture(x: number, y: number, rgb: readonly [number, number, number]): Frame {
  const samples = new Uint8Array(WIDTH * HEIGHT * 3).fill(100);
  samples.fill(255, 3 * (WHITE_Y * WIDTH + WHITE_X), 3 * (WHITE_Y * WIDTH + WHITE_X) + 3);
  samples.set(rgb, 3 * (y * WIDTH + x));
  const { mosaic: _, ...shape } = SHAPE;
  return { ...shape, channels: 3, bits: 8, white: 255, lossy: true, samples };
}

const pixel = (x: number, y: number, colour?: string): Place => ({
  ...{ x, y, kind: 'hot', extent: { x, y, width: 1, height: 1 } },
  ...(colour && { colour }),
});
const amplitudeOf = (frame: Frame, place: Place): number => sightingsOf(frame, [place]).amplitude[0];

describe('what a frame shows of a place', () => {
  test('is its difference from the neighbours of its colour, and their level', () => {
    const frame = raw({ '10,10': 1300, '20,10': 600 });
    const { amplitude, level } = sightingsOf(frame, [pixel(10, 10), pixel(20, 10), pixel(30, 20)]);
    expect([...amplitude]).toEqual([300, -400, 0]);
    expect([...level]).toEqual([1000, 1000, 1000]);
  });

  test('is not led astray by a neighbour that is hot as well', () => {
    expect(amplitudeOf(raw({ '10,10': 1300, '12,10': 4000, '10,8': 4000 }), pixel(10, 10))).toBe(300);
  });

  test('is unsure by as much as the neighbours differ', () => {
    const calm = sightingsOf(raw({}), [pixel(10, 10)]).sigma[0];
    const edge = raw({ '12,8': 2000, '12,10': 2000, '12,12': 2000 });
    expect(sightingsOf(edge, [pixel(10, 10)]).sigma[0]).toBeGreaterThan(500);
    expect(calm).toBeLessThan(1);
  });

  test('is unknown where the neighbours are clipped, and beyond the frame', () => {
    const clipped = raw(Object.fromEntries(['8,8', '10,8', '12,8', '8,10', '12,10'].map((at) => [at, 4095])));
    expect(amplitudeOf(clipped, pixel(10, 10))).toBeNaN();
    expect(amplitudeOf(raw({}), pixel(400, 300))).toBeNaN();
  });

  test('is of a column the median along it', () => {
    const column = { x: 10, y: 4, width: 1, height: 20 };
    const lit = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`10,${4 + i}`, i === 7 ? 4000 : 1050]));
    expect(amplitudeOf(raw(lit), { x: 10, y: 4, kind: 'column', extent: column })).toBe(50);
  });

  test('is of a column of a picture the median along its own pixels, whatever it smeared', () => {
    const smear = { x: 6, y: 10, width: 9, height: 1 };
    const frame = picture(10, 10, [150, 150, 150]);
    expect(amplitudeOf(frame, { x: 10, y: 10, kind: 'column', extent: smear })).toBe(50);
  });

  test('is of a picture its luma, and of red and blue pixels their channel', () => {
    // ITU-R BT.601: 0.114 of 155 is 17.7 of luma.
    const frame = picture(10, 10, [100, 100, 255]);
    expect(amplitudeOf(frame, pixel(10, 10))).toBe(18);
    expect(amplitudeOf(frame, pixel(10, 10, 'B'))).toBe(155);
    expect(amplitudeOf(frame, pixel(10, 10, 'R'))).toBe(0);
  });
});

test('asks for samples of pictures where red or blue pixels are among the places', () => {
  expect(needsSamplesFor([pixel(1, 1), pixel(2, 2, 'G')])).toBe(false);
  expect(needsSamplesFor([pixel(1, 1, 'G'), pixel(2, 2, 'R')])).toBe(true);
});
