import { nodePlatform } from '@hotpix/core/node';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrameShape } from '../../../core/src/nouns.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { uniform } from '../../../core/test/support/numbers.ts';
import { eachOfOneScene } from '../../src/scenes/each-of-one-scene.ts';
import { packPrints } from '../../src/scenes/prints.ts';
import { ownKernels } from '../../src/wasm/module.ts';
import { findScenes, findScenesByThreads } from '../../src/scenes/find-scenes.ts';
import { AXES, layoutOf, STRIPS, type Details, type Fingerprint } from '../../src/scenes/fingerprint.ts';

/** A pixel a bin, some, and so many that no shift is near; profiles that fill their words, and that do not. */
const SHAPES = [
  [128, 64],
  [387, 258],
  [640, 427],
  [6000, 4000],
].map(([width, height]) => pictureShape({ width, height }));

interface Shot {
  readonly scene: number;
  /** Pixels to the right. */
  readonly dx: number;
  /** Share of the details that differ. */
  readonly noise: number;
}

const shots = fc.array(
  fc.record<Shot>({
    scene: fc.nat(3),
    dx: fc.integer({ min: -8, max: 8 }),
    noise: fc.constantFrom(0, 0.2, 0.45, 0.6),
  }),
  { minLength: 2, maxLength: 12 },
);

/** Scene 3 is all but plain. */
function printOf({ scene, dx, noise }: Shot, shape: FrameShape, number: number): Fingerprint {
  const entries = AXES.map((axis) => {
    const { bins, bin } = layoutOf(shape, axis);
    const words = Math.ceil((STRIPS * bins) / 32);
    const details: Details = { bright: new Uint32Array(words), dark: new Uint32Array(words) };
    const [random, own] = [uniform(100 * scene + axis.length), uniform(1000 + number)];
    const shown = Float64Array.from({ length: STRIPS * bins + 32 }, random);
    for (let i = 0; i < STRIPS * bins; i++) {
      const value = own() < noise ? own() : shown[i + 16 + (axis === 'across' ? Math.round(dx / bin) : 0)];
      const [dark, bright] = scene === 3 ? [0.02, 0.98] : [0.4, 0.6];
      if (value > bright) details.bright[i >> 5] |= 1 << (i & 31);
      if (value < dark) details.dark[i >> 5] |= 1 << (i & 31);
    }
    return [axis, details] as const;
  });
  return Object.fromEntries(entries) as unknown as Fingerprint;
}

function pairsOf(
  prints: readonly (Fingerprint | undefined)[],
  shape: FrameShape,
  kernels: 'auto' | 'reference',
): string[] {
  const pairs: string[] = [];
  const kernelsIn = kernels === 'auto' ? ownKernels : (): undefined => undefined;
  const all = { from: 0, to: prints.length };
  eachOfOneScene(packPrints(prints, shape), all, (later, earlier) => pairs.push(`${later}-${earlier}`), kernelsIn);
  return pairs.sort();
}

test('the kernel finds the pairs that the plain comparison finds', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.constantFrom(...SHAPES), shots, fc.nat(12), (shape, all, unreadable) => {
      const prints = all.map((shot, i) => (i === unreadable ? undefined : printOf(shot, shape, i)));
      const pairs = pairsOf(prints, shape, 'auto');
      found += pairs.length;
      expect(pairs).toEqual(pairsOf(prints, shape, 'reference'));
    }),
  );
  expect(found).toBeGreaterThan(0);
});

test('of more photographs than fit into a block, each is compared with each', () => {
  const [shape] = SHAPES;
  const one = printOf({ scene: 0, dx: 0, noise: 0 }, shape, 0);
  const other = printOf({ scene: 1, dx: 0, noise: 0 }, shape, 0);
  const places = [0, 1000, 1023, 1024, 2100];
  const prints = Array.from({ length: 2101 }, (_, i) => (places.includes(i) ? one : i === 1500 ? other : undefined));
  expect(pairsOf(prints, shape, 'auto')).toHaveLength(10);
});

test('threads group photographs as one thread does: by those that are alike, directly or by way of others', async () => {
  const [, shape] = SHAPES;
  // More than a block of each scene, moved by a pixel from one to the next.
  const all = Array.from({ length: 1400 }, (_, i) => printOf({ scene: i % 3, dx: (i >> 2) % 9, noise: 0.2 }, shape, i));
  const prints = packPrints([undefined, ...all], shape);
  const groups = await findScenesByThreads(prints, nodePlatform({ lanes: 3 }));
  expect(groups).toEqual(findScenes(prints));
  expect(new Set(groups.first)).toEqual(new Set([0, 1, 2, 3]));
});
