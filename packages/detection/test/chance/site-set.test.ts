import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SiteSet } from '../../src/chance/site-set.ts';

test('has what a Set has, in the order of numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(99)), (sites) => {
      const set = new SiteSet(100, sites);
      expect([...set.sites]).toEqual([...new Set(sites)].sort((a, b) => a - b));
      expect(set.size).toBe(new Set(sites).size);
      expect(Array.from({ length: 100 }, (_, i) => set.has(i))).toEqual(
        Array.from({ length: 100 }, (_, i) => sites.includes(i)),
      );
    }),
  );
});

test('takes runs as it takes their sites one by one', () => {
  const runs = fc.array(fc.tuple(fc.nat(150), fc.nat(70)));
  fc.assert(
    fc.property(runs, (all) => {
      const [byRuns, bySites] = [new SiteSet(221), new SiteSet(221)];
      for (const [from, length] of all) {
        byRuns.addRun(from, from + length);
        for (let site = from; site < from + length; site++) bySites.add(site);
      }
      expect([...byRuns.sites]).toEqual([...bySites.sites]);
      expect(byRuns.size).toBe(bySites.size);
    }),
  );
});

test('holds more sites than a Set can', () => {
  const set = new SiteSet(2 ** 24 + 2);
  for (let site = 0; site < 2 ** 24 + 2; site++) set.add(site);
  expect(set.size).toBe(2 ** 24 + 2);
  expect(set.has(2 ** 24 + 1)).toBe(true);
});
