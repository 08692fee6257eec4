import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match, type Find, type Position, type Target } from '../accuracy/matching.ts';

const at = (x: number, y: number): Find => ({ kind: 'hot', x, y, extent: { x, y, width: 1, height: 1 } });
const pixel = (x: number, y: number): Target => ({ sites: [{ x, y }], isLine: false });

function column(x: number, top: number, length: number): Find {
  return { kind: 'column', x, y: top, extent: { x, y: top, width: 1, height: length } };
}

function columnOf(x: number, top: number, length: number): Target {
  return { sites: Array.from({ length }, (_, i) => ({ x, y: top + i })), isLine: true };
}

describe('in a raw file', () => {
  it('a find at the exact position is right, and one beside it finds nothing', () => {
    const { found, wrong } = match([at(5, 5), at(21, 20)], [pixel(5, 5), pixel(20, 20)], 0);
    expect(found).toEqual([1, 0]);
    expect(wrong).toEqual([1]);
  });

  it('a defect that is listed twice makes the second listing false', () => {
    expect(match([at(5, 5), at(5, 5)], [pixel(5, 5)], 0).wrong).toEqual([1]);
  });

  it('a smear around a position is no excuse', () => {
    const wide = { ...at(6, 5), extent: { x: 0, y: 0, width: 20, height: 20 } };
    expect(match([wide], [pixel(5, 5)], 0)).toEqual({ found: [0], pairs: [], wrong: [0] });
  });
});

describe('a line', () => {
  it('that is listed pixel by pixel is found by the share of its pixels, as one defect', () => {
    const { found, pairs, wrong } = match([at(7, 10), at(7, 12), at(7, 13)], [columnOf(7, 10, 4)], 0);
    expect(found).toEqual([0.75]);
    expect(pairs).toHaveLength(1);
    expect(wrong).toEqual([]);
  });

  it('that is listed as one defect is found as far as its extent goes', () => {
    const { found, pairs, wrong } = match([column(7, 11, 3)], [columnOf(7, 10, 4)], 0);
    expect(found).toEqual([0.75]);
    expect(pairs).toHaveLength(1);
    expect(wrong).toEqual([]);
  });

  it('may be claimed to twice its length, and not beyond', () => {
    expect(match([column(7, 10, 8)], [columnOf(7, 10, 4)], 0).found).toEqual([1]);
    expect(match([column(7, 10, 9)], [columnOf(7, 10, 4)], 0)).toEqual({ found: [0], pairs: [], wrong: [0] });
  });

  it('that runs over a row is found from left to right', () => {
    const row: Target = { sites: [3, 4, 5].map((x) => ({ x, y: 9 })), isLine: true };
    const find: Find = { kind: 'row', x: 4, y: 9, extent: { x: 3, y: 9, width: 3, height: 1 } };
    expect(match([find], [row], 0).found).toEqual([1]);
  });

  it('finds the pixels that it runs over', () => {
    expect(match([column(7, 10, 3)], [pixel(7, 10), pixel(7, 12)], 0).found).toEqual([1, 1]);
  });
});

describe('in a JPEG', () => {
  it('a peak may be one pixel off in x and in y, and no more', () => {
    const { found, pairs, wrong } = match([at(6, 6), at(22, 20)], [pixel(5, 5), pixel(20, 20)], 1);
    expect(found).toEqual([1, 0]);
    expect(pairs[0].distance).toBeCloseTo(1.4142, 4);
    expect(wrong).toEqual([1]);
  });

  it('a second find on the same smear is false, however wide the first says that it is', () => {
    const wide = { ...at(5, 5), extent: { x: 0, y: 0, width: 11, height: 11 } };
    expect(match([wide, at(6, 5)], [pixel(5, 5)], 1).wrong).toEqual([1]);
    expect(match([wide, at(9, 9)], [pixel(5, 5)], 1).wrong).toEqual([1]);
  });

  it('the nearer find is taken, of two as near the one listed first', () => {
    expect(match([at(6, 5), at(5, 5)], [pixel(5, 5)], 1).wrong).toEqual([0]);
    expect(match([at(6, 5), at(4, 5)], [pixel(5, 5)], 1).wrong).toEqual([1]);
  });

  it('one find between two defects finds one of them', () => {
    expect(match([at(5, 5)], [pixel(4, 5), pixel(6, 5)], 1).found).toEqual([1, 0]);
  });

  it('a cluster is one defect, which finds at any of its members find', () => {
    const cluster: Target = {
      sites: [
        { x: 5, y: 5 },
        { x: 6, y: 6 },
        { x: 7, y: 6 },
      ],
      isLine: false,
    };
    const { found, pairs, wrong } = match([at(8, 6), at(5, 5), at(9, 9)], [cluster], 1);
    expect(found).toEqual([1]);
    expect(pairs).toEqual([{ find: 1, target: 0, distance: 0 }]);
    expect(wrong).toEqual([2]);
  });

  it('a find on a column covers the pixels above and below it', () => {
    expect(match([at(8, 12)], [columnOf(7, 10, 10)], 1).found).toEqual([0.3]);
  });

  it('a column is found beside its place', () => {
    expect(match([column(8, 10, 5)], [columnOf(7, 10, 10)], 1).found).toEqual([0.6]);
  });
});

const position = fc.record({ x: fc.integer({ min: 0, max: 12 }), y: fc.integer({ min: 0, max: 12 }) });
const positions = fc.uniqueArray(position, { selector: ({ x, y }) => `${x},${y}`, maxLength: 20 });
const asFinds = (all: Position[]): Find[] => all.map(({ x, y }) => at(x, y));
const asTargets = (all: Position[]): Target[] => all.map(({ x, y }) => pixel(x, y));

describe('whatever the positions', () => {
  it('the truth as a list is all right and misses nothing', () => {
    fc.assert(
      fc.property(positions, fc.integer({ min: 0, max: 1 }), (truth, tolerance) => {
        const { found, wrong } = match(asFinds(truth), asTargets(truth), tolerance);
        expect(found).toEqual(truth.map(() => 1));
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('every find is either false or the only one on its defect', () => {
    fc.assert(
      fc.property(positions, positions, (listed, truth) => {
        const { found, pairs, wrong } = match(asFinds(listed), asTargets(truth), 1);
        expect(pairs.length + wrong.length).toBe(listed.length);
        expect(new Set(pairs.map(({ target }) => target)).size).toBe(pairs.length);
        expect(found.filter((share) => share === 1)).toHaveLength(pairs.length);
      }),
    );
  });
});
