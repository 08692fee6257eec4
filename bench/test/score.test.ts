import { describe, expect, it } from 'vitest';
import type { Find } from '../accuracy/matching.ts';
import { score } from '../accuracy/score.ts';
import type { Filter, Group, Reach, Sought } from '../accuracy/targets.ts';

const find = (x: number, kind = 'hot'): Find => ({ kind, x, y: 0, extent: { x, y: 0, width: 1, height: 1 } });

function sought(x: number, group: Exclude<Group, 'line' | 'cluster'>, contrast: number, faint = false): Sought {
  return { group, kind: group, contrast, faint, isLine: false, sites: [{ x, y: 0 }] };
}

/** Two hot pixels, one of them faint, a dead one and a line of four. */
const SOUGHT: Sought[] = [
  sought(10, 'hot', 30),
  sought(20, 'hot', 0.5, true),
  sought(30, 'dead', 5),
  {
    group: 'line',
    kind: 'row',
    contrast: 2,
    faint: false,
    isLine: true,
    sites: [40, 41, 42, 43].map((x) => ({ x, y: 0 })),
  },
];

describe('the score of a list', () => {
  const { precision, all, visible, faint, groups, kinds, contrasts } = score(
    [find(10), find(30), find(40), find(41), find(70)],
    SOUGHT,
    0,
  );

  it('counts a line once in precision', () => {
    // Right are two pixels and the line, wrong is the find at 70.
    expect(precision).toBe(0.75);
  });

  it('counts a line by its share in recall, with and without the faint ones', () => {
    expect(all).toEqual({ found: 2.5, of: 4 });
    expect(visible).toEqual({ found: 2.5, of: 3 });
    expect(faint).toEqual({ found: 0, of: 1 });
  });

  it('tells the visible ones by their kinds', () => {
    expect([groups.hot, groups.dead, groups.line, groups.stuck]).toEqual([
      { found: 1, of: 1 },
      { found: 1, of: 1 },
      { found: 0.5, of: 1 },
      { found: 0, of: 0 },
    ]);
  });

  it('counts the finds that name the kind: the hot pixel alone', () => {
    expect(kinds).toEqual({ found: 1, of: 3 });
  });

  it('tells all of them by contrast below 1, 3, 10 and above', () => {
    expect(contrasts.map(({ found, of }) => [found, of])).toEqual([
      [0, 1],
      [0.5, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('counts by whether a filter for the smear would find it, and by the filter over it', () => {
    const of = (x: number, filter: Filter, reach: Reach): Sought => {
      return { ...sought(x, 'hot', 1, true), filter, reach };
    };
    const all = [of(10, 'red', 'within'), of(20, 'red', 'within'), of(30, 'blue', 'once'), sought(40, 'hot', 9)];
    const { reach, filtersReach } = score([find(10), find(30), find(40)], all, 0);
    expect(reach.within).toEqual({ found: 1, of: 2 });
    expect(filtersReach.red.within).toEqual({ found: 1, of: 2 });
    expect(filtersReach.blue).toMatchObject({ once: { found: 1, of: 1 }, within: { found: 0, of: 0 } });
  });

  it('has a median and a largest distance', () => {
    const offs = [find(10), find(31, 'dead')];
    expect(score(offs, SOUGHT, 1).distance).toEqual({ median: 1, most: 1 });
    expect(score([find(10)], SOUGHT, 1).distance).toEqual({ median: 0, most: 0 });
  });
});
