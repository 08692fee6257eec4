import fc from 'fast-check';
import { expect, test } from 'vitest';
import { treeOf } from '../src/tree.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `slice ${i}`);

/** The slices of which a State is made. */
function slicesOf(state: string, { mergings }: ReturnType<typeof treeOf>): string[] {
  const merging = mergings.find((one) => one.state === state);
  return merging ? merging.of.flatMap((one) => slicesOf(one, { root: state, mergings })) : [state];
}

test('a single slice is the State of all', () => {
  expect(treeOf(['one'])).toEqual({ root: 'one', mergings: [] });
});

test('the State of all is made of each slice once, by mergings of no more than the fan-in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 2, max: 20 }), (count, fanIn) => {
      const tree = treeOf(names(count), fanIn);
      expect(slicesOf(tree.root, tree)).toEqual(names(count));
      expect(tree.mergings.every(({ of }) => of.length >= 2 && of.length <= fanIn)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('each merging comes behind those that it is made of', () => {
  const made = new Set(names(200));
  for (const { state, of } of treeOf(names(200), 3).mergings) {
    expect(of.every((one) => made.has(one))).toBe(true);
    made.add(state);
  }
});

test('the same slices in another order are another State', () => {
  expect(treeOf(['a', 'b']).root).not.toBe(treeOf(['b', 'a']).root);
});
