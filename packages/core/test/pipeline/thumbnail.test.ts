import { expect, test } from 'vitest';
import { thumbnailOf } from '../../src/pipeline/examine/thumbnail.ts';
import type { Frame } from '../../src/index.ts';

const BASE = {
  active: { x: 4, y: 2, width: 320, height: 200 },
  width: 330,
  height: 204,
  black: 100,
  white: 4095,
  bits: 12,
  lossy: false,
  camera: { make: '', model: '', serial: '' },
  capture: {},
} as const;

const bytesOf = ({ samples }: { samples: string }): Uint8Array =>
  Uint8Array.from(atob(samples), (c) => c.charCodeAt(0));

/** Left half of grey light twice as bright as the right half, under filters that let R, G and B in these shares through. */
function mosaicFrame(shares: Readonly<Record<string, number>>, neutral?: readonly number[]): Frame {
  const { width, height, black } = BASE;
  const mosaic = ['RG', 'GB'];
  const samples = Uint16Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return black + (x < BASE.active.x + 160 ? 2000 : 1000) * shares[mosaic[y % 2][x % 2]];
  });
  return { ...BASE, samples, channels: 1, mosaic, ...(neutral && { colour: { neutral } }) };
}

test('a mosaic comes out grey where the scene was, in the tones of a screen', () => {
  const picture = thumbnailOf(mosaicFrame({ R: 0.5, G: 1, B: 0.25 }, [0.5, 1, 0.25]));
  expect([picture.width, picture.height]).toEqual([160, 100]);
  const rgb = bytesOf(picture);
  expect([...rgb.subarray(0, 3)]).toEqual([255, 255, 255]);
  // Half of the light, by the gamma of 2.2: 255 * 0.5 ** (1 / 2.2).
  expect([...rgb.subarray(159 * 3, 160 * 3)]).toEqual([186, 186, 186]);
});

test('a camera that does not say what is neutral is taken to have photographed grey', () => {
  const picture = thumbnailOf(mosaicFrame({ R: 0.5, G: 1, B: 0.25 }));
  expect(picture.neutral).toEqual([0.5, 1, 0.25]);
  expect([...bytesOf(picture).subarray(0, 3)]).toEqual([255, 255, 255]);
});

test('a picture keeps its colours, and a small one its size', () => {
  const samples = Uint8Array.from({ length: 3 * 8 * 6 }, (_, i) => [10, 120, 240][i % 3]);
  const active = { x: 0, y: 0, width: 8, height: 6 };
  const frame: Frame = {
    ...BASE,
    samples,
    active,
    width: 8,
    height: 6,
    channels: 3,
    bits: 8,
    black: 0,
    white: 255,
    lossy: true,
  };
  const picture = thumbnailOf(frame);
  expect([picture.width, picture.height, picture.neutral]).toEqual([8, 6, undefined]);
  expect([...bytesOf(picture).subarray(0, 3)]).toEqual([10, 120, 240]);
});
