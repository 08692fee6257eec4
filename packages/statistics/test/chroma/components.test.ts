/** Components that a file holds, as they are looked at. */
import type { Component, Components, Frame } from '@hotpix/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { componentsOf } from '../../src/components.ts';
import { asStored } from '../../src/luma/luma.ts';
import { valuesOf, viewOf } from '../../src/view.ts';

const component = (width: number, height: number, samples: number[]): Component => {
  return { width, height, samples: Uint8Array.from(samples) };
};

/** Samples that must not be made; whoever copies all that a frame holds would make them. */
function frameOf(width: number, height: number, cb: Component): Frame {
  const components: Components = {
    luma: component(
      width,
      height,
      Array.from({ length: width * height }, (_, i) => i),
    ),
    cb,
    cr: cb,
  };
  const frame = { ...pictureShape({ width, height }), capture: {}, components };
  return Object.defineProperty(frame, 'samples', {
    enumerable: true,
    get: () => {
      throw new Error('Samples were read.');
    },
  }) as unknown as Frame;
}

test('luma is that of the file', () => {
  const frame = frameOf(3, 2, component(2, 1, [1, 2]));
  expect([...valuesOf(frame)]).toEqual([0, 1, 2, 3, 4, 5]);
  expect(asStored(frame)).toMatchObject({ channels: 1, samples: Uint8Array.of(0, 1, 2, 3, 4, 5) });
});

test('what evidence is compared with is told without samples', () => {
  expect(viewOf(frameOf(3, 2, component(2, 1, [1, 2]))).rings.map(({ reach }) => reach)).toEqual([1, 2]);
});

describe('chroma on the grid of half the resolution', () => {
  test.each([
    ['of both ways halved is that of the file', component(2, 2, [1, 2, 3, 4]), [1, 2, 3, 4]],
    ['of both ways whole is the mean', component(3, 3, [0, 10, 20, 2, 12, 22, 4, 14, 24]), [6, 21, 9, 24]],
    ['of halves across is the mean of two rows', component(2, 3, [10, 20, 12, 22, 14, 24]), [11, 21, 14, 24]],
    ['of halves down is the mean of two columns', component(3, 2, [10, 12, 14, 20, 22, 24]), [11, 14, 21, 24]],
  ])('%s', (_, cb, expected) => {
    expect([...componentsOf(frameOf(3, 3, cb)).cb]).toEqual(expected);
  });

  test('of a colour that is the same everywhere is that colour', () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(size, size, fc.boolean(), fc.boolean(), fc.nat(255), (width, height, isHalf, isLow, value) => {
        const [columns, rows] = [isHalf ? Math.ceil(width / 2) : width, isLow ? Math.ceil(height / 2) : height];
        const { cr } = componentsOf(
          frameOf(width, height, component(columns, rows, Array<number>(columns * rows).fill(value))),
        );
        expect([...cr]).toEqual(Array<number>(Math.ceil(width / 2) * Math.ceil(height / 2)).fill(value));
      }),
    );
  });
});
