/** Frames of luma and chroma, as JPEGs hold them, in a scan by the built-in plugins. */
import { createHotpix, withSamples, type Plugin } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { evidence, moments, scenes } from '../src/index.ts';

const [WIDTH, HEIGHT] = [64, 48];

const component = (width: number, height: number, value: number) => ({
  width,
  height,
  samples: new Uint8Array(width * height).fill(value),
});

test.each(['auto', 'reference'] as const)(
  'no RGB is made to gather their statistics, by %s kernels',
  async (kernels) => {
    const made: string[] = [];
    const decoder: Plugin = {
      name: 'decoder',
      decode: {
        match: () => true,
        async decode({ path }) {
          const shape = {
            width: WIDTH,
            height: HEIGHT,
            channels: 3,
            bits: 8,
            black: 0,
            white: 255,
            lossy: true,
          } as const;
          const components = {
            luma: component(WIDTH, HEIGHT, path.charCodeAt(0)),
            cb: component(WIDTH / 2, HEIGHT / 2, 128),
            cr: component(WIDTH / 2, HEIGHT / 2, 128),
          };
          const camera = { make: 'hotpix', model: 'made by hand', serial: '' };
          const active = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
          return withSamples({ ...shape, camera, active, capture: {}, components }, () => {
            made.push(path);
            return new Uint8Array(3 * WIDTH * HEIGHT);
          });
        },
      },
    };
    const hotpix = createHotpix({ plugins: [decoder, scenes(), moments({ kernels }), evidence({ kernels })] });
    const files = ['a', 'b', 'c'].map((path) => sourceOf(path, Uint8Array.of(path.charCodeAt(0))));
    const { cameras } = await hotpix.gather(files);
    expect(cameras[0].files).toHaveLength(3);
    expect(made).toEqual([]);
  },
);
