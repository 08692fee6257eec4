/** Sets of frames of every kind and any content, and planes to compare. */
import { BAYER, XTRANS } from '@hotpix/simulator';
import fc from 'fast-check';
import { expect } from 'vitest';
import { allocateInArena } from '../../src/wasm/arena.ts';
import type { Frame, FrameShape, Plane, Planes, Rows } from '../../../core/src/nouns.ts';
import type { AllocateAll } from './planes.ts';

/** What the frames of a kind have of their shape beside size and depth. */
export type Kind = Pick<FrameShape, 'channels' | 'mosaic' | 'lossy'>;

export const KINDS: [string, Kind][] = [
  ...Object.entries(BAYER).map(([name, mosaic]): [string, Kind] => [name, { channels: 1, mosaic, lossy: false }]),
  ['X-Trans', { channels: 1, mosaic: XTRANS, lossy: false }],
  ['four colours', { channels: 1, mosaic: ['RG', 'BE'], lossy: false }],
  ['a mosaic of period 4 and 2', { channels: 1, mosaic: ['RGBW', 'BWRG'], lossy: false }],
  ['a mosaic after a lossy codec', { channels: 1, mosaic: ['RG', 'GB'], lossy: true }],
  ['a monochrome sensor', { channels: 1, lossy: false }],
  ['a grey picture', { channels: 1, lossy: true }],
  ['a picture', { channels: 3, lossy: true }],
  ['a picture without losses', { channels: 3, lossy: false }],
];

interface Content {
  readonly seed: number;
  /** Least and greatest sample, as shares of the range. */
  readonly range: readonly [number, number];
  /** Standard deviation of the noise before rounding, as a share of the range. */
  readonly noise: number;
  /** Share of the rows, from the top, that are as bright as can be. */
  readonly clipped: number;
}

const content: fc.Arbitrary<Content> = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  range: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  noise: fc.constantFrom(0, 0.002, 0.02, 0.3),
  clipped: fc.constantFrom(0, 0, 0.3, 1),
});

interface Levels {
  readonly black: number;
  readonly white: number;
  readonly exposure: number;
}

const levels = fc.record({
  black: fc.constantFrom(0, 0, 0.05),
  white: fc.constantFrom(1, 1, 0.9, 1.3),
  exposure: fc.constantFrom(0, 0.001, 0.3, 31.7, 5000),
});

const shape = (kind: Kind): fc.Arbitrary<FrameShape> =>
  fc
    .record({
      width: fc.integer({ min: 1, max: 61 }),
      height: fc.integer({ min: 1, max: 43 }),
      bits: fc.integer({ min: 8, max: 16 }),
    })
    .chain(({ width, height, bits }) =>
      fc.tuple(fc.nat(width - 1), fc.nat(height - 1)).chain(([x, y]) =>
        fc.record({
          ...kind,
          camera: fc.constant({ make: '', model: '', serial: '' }),
          channels: fc.constant(kind.channels),
          lossy: fc.constant(kind.lossy),
          mosaic: fc.constant(kind.mosaic),
          width: fc.constant(width),
          height: fc.constant(height),
          bits: fc.constant(bits),
          black: fc.constant(0),
          white: fc.constant(2 ** bits - 1),
          active: fc.oneof(
            fc.constant({ x: 0, y: 0, width, height }),
            fc.record({
              x: fc.constant(x),
              y: fc.constant(y),
              width: fc.integer({ min: 1, max: width - x }),
              height: fc.integer({ min: 1, max: height - y }),
            }),
          ),
        }),
      ),
    ) as fc.Arbitrary<FrameShape>;

export function frameOf(
  of: FrameShape,
  { seed, range, noise, clipped }: Content,
  { black, white, exposure }: Levels,
): Frame {
  const { width, height, channels, bits } = of;
  const most = 2 ** bits - 1;
  const samples = new (bits > 8 ? Uint16Array : Uint8Array)(width * height * channels);
  let state = seed;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const row = width * channels;
  samples.forEach((_, i) => {
    const level = range[0] + (range[1] - range[0]) * (i / samples.length);
    const value = i < clipped * height * row ? 1 : level + noise * (random() + random() + random() - 1.5) * 2;
    samples[i] = Math.round(most * Math.max(0, Math.min(1, random() < 0.01 ? random() : value)));
  });
  return { ...of, black: Math.round(black * most), white: Math.round(white * most), samples, capture: { exposure } };
}

export interface Set {
  readonly frames: readonly Frame[];
  /** Stripes that cover all rows. */
  readonly stripes: readonly Rows[];
  /** Whether planes and luma lie in the memory of the kernels, as those of a scan do, or are ordinary arrays, as those of a stored State. */
  readonly isInArena: boolean;
}

/** Planes as a scan has them, or as a stored State has. */
export const place = <T extends Planes>(isInArena: boolean, create: (allocate?: AllocateAll) => T): T =>
  isInArena ? create(allocateInArena) : create();

export const setOf = (kind: Kind): fc.Arbitrary<Set> =>
  fc
    .tuple(
      shape(kind),
      fc.array(fc.tuple(content, levels), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(43), { maxLength: 3 }),
      fc.boolean(),
    )
    .map(([of, contents, cuts, isInArena]) => {
      const ends = [0, ...cuts.filter((cut) => cut < of.height), of.height].sort((a, b) => a - b);
      return {
        frames: contents.map(([what, levelsOf]) => frameOf(of, what, levelsOf)),
        stripes: ends.slice(1).map((to, i) => ({ from: ends[i], to })),
        isInArena,
      };
    });

/** Compares bytes: fast, and zeros of either sign differ. */
export function expectSame(planes: Planes, others: Planes): void {
  const differ = Object.keys(planes).filter((name) => !bytesOf(planes[name]).equals(bytesOf(others[name])));
  expect(differ).toEqual([]);
}

function bytesOf({ buffer, byteOffset, byteLength }: Plane): Buffer {
  return Buffer.from(new Uint8Array(buffer, byteOffset, byteLength));
}
