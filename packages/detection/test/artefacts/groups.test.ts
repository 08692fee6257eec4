import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsOf } from '../../src/artefacts/groups.ts';

const WIDTH = 50;
const at = (x: number, y: number): number => y * WIDTH + x;

test('sites within a step of each other are one group, with the box around them', () => {
  const groups = groupsOf([at(3, 4), at(6, 7), at(9, 5), at(30, 30)], WIDTH, 3);
  expect(groups).toEqual([
    { sites: [at(3, 4), at(6, 7), at(9, 5)], box: { x: 3, y: 4, width: 7, height: 4 } },
    { sites: [at(30, 30)], box: { x: 30, y: 30, width: 1, height: 1 } },
  ]);
});

test('the last column of a row is far from the first of the next', () => {
  expect(groupsOf([at(49, 10), at(0, 11)], WIDTH, 3).length).toBe(2);
});

test('groups are those that joining every near pair makes', () => {
  const sites = fc.uniqueArray(fc.nat(WIDTH * 40 - 1), { maxLength: 60 });
  fc.assert(
    fc.property(sites, fc.integer({ min: 1, max: 8 }), (all, step) => {
      const leader = new Map(all.map((i) => [i, i]));
      const find = (i: number): number => (leader.get(i) === i ? i : find(leader.get(i)!));
      const isNear = (i: number, j: number): boolean =>
        Math.abs((i % WIDTH) - (j % WIDTH)) <= step && Math.abs(Math.floor(i / WIDTH) - Math.floor(j / WIDTH)) <= step;
      for (const i of all) for (const j of all) if (isNear(i, j)) leader.set(find(i), find(j));
      const sorted = (groups: number[][]): string[] => groups.map((group) => group.sort((a, b) => a - b).join()).sort();
      const expected = [...new Set(all.map(find))].map((of) => all.filter((i) => find(i) === of));
      expect(sorted(groupsOf(all, WIDTH, step).map((group) => [...group.sites]))).toEqual(sorted(expected));
    }),
  );
});
