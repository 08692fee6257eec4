/** Which photographs are whose. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHotpix, type Source } from '../src/index.ts';
import { nodePlatform } from '../src/node.ts';

const hotpix = createHotpix({ plugins: [], platform: nodePlatform() });
const file = (path: string, text: string): Source => {
  const bytes = new TextEncoder().encode(text);
  return { path, head: async () => bytes, read: async () => bytes };
};
const pathsOf = async (sources: readonly Source[], index: number, count: number) =>
  (await hotpix.takeShard(sources, { index, count })).sources.map(({ path }) => path).sort();

const texts = fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 30 });

test('each file is in one shard, wherever it is listed, and copies are in the same', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 5 }), async (contents, count) => {
      const sources = contents.map((text, i) => file(`${i}`, text));
      const owners = new Map<string, number>();
      for (let index = 1; index <= count; index++) {
        const own = await pathsOf(sources, index, count);
        expect(await pathsOf(sources.toReversed(), index, count)).toEqual(own);
        for (const path of own) {
          expect(owners.has(path)).toBe(false);
          owners.set(path, index);
        }
      }
      expect(owners.size).toBe(sources.length);
      contents.forEach((text, i) => {
        expect(owners.get(`${i}`)).toBe(owners.get(`${contents.indexOf(text)}`));
      });
    }),
    { numRuns: 30 },
  );
});

test('shards are of one size, but for one, where no file is a copy', async () => {
  const sources = Array.from({ length: 10 }, (_, i) => file(`${i}`, `photograph ${i}`));
  const sizes = await Promise.all([1, 2, 3, 4].map(async (index) => (await pathsOf(sources, index, 4)).length));
  expect(sizes.sort()).toEqual([2, 2, 3, 3]);
});

test('the folder that photographs lie in makes no other set, one photograph more does', async () => {
  const inventory = async (...sources: Source[]) =>
    (await hotpix.takeShard(sources, { index: 1, count: 2 })).shard.inventory;
  const here = await inventory(file('a/1', 'one'), file('a/2', 'two'));
  expect(await inventory(file('b/2', 'two'), file('b/1', 'one'))).toBe(here);
  expect(await inventory(file('a/1', 'one'))).not.toBe(here);
  expect(await inventory(file('a/1', 'one'), file('a/2', 'two'), file('a/3', 'two'))).not.toBe(here);
});
