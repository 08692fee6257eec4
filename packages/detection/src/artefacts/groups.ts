/** Sites that lie close together. */
import type { Rectangle } from '@hotpix/core';
import { boxAround } from '@hotpix/result';

/** Sites, given by their indices `y * width + x`, and the box around them. */
export interface Group {
  readonly sites: readonly number[];
  readonly box: Rectangle;
}

/** The sites in groups that are connected by steps of at most so many pixels in x and in y. */
export function groupsOf(sites: Iterable<number>, width: number, step: number): Group[] {
  const cells = new Cells(sites, width, step);
  const groups: Group[] = [];
  for (const seed of sites) {
    const first = cells.take(seed);
    if (first.length === 0) continue;
    const members = [seed, ...first.filter((i) => i !== seed)];
    for (const i of members) members.push(...cells.take(i));
    const pixels = members.map((i) => ({ x: i % width, y: Math.floor(i / width) }));
    groups.push({ sites: members, box: boxAround(pixels) });
  }
  return groups;
}

const AROUND = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const));

/** Sites that are in no group yet, by squares as wide as a step, so that those within a step of one are in few of them. */
class Cells {
  private readonly width: number;
  private readonly step: number;
  private readonly members = new Map<number, number[]>();
  /** Squares of a row, and one more on either side. */
  private readonly across: number;

  constructor(sites: Iterable<number>, width: number, step: number) {
    this.width = width;
    this.step = step;
    this.across = Math.ceil(width / step) + 2;
    for (const i of sites) {
      const key = this.keyOf(i % width, Math.floor(i / width));
      const members = this.members.get(key);
      if (members) members.push(i);
      else this.members.set(key, [i]);
    }
  }

  /** The sites within a step of one that were not taken yet; it is of them. Dense sites are so looked at a few times each. */
  take(i: number): number[] {
    const { width, step } = this;
    const [x, y] = [i % width, Math.floor(i / width)];
    const taken: number[] = [];
    for (const [dx, dy] of AROUND) {
      const key = this.keyOf(x + dx * step, y + dy * step);
      const members = this.members.get(key);
      if (!members) continue;
      const left: number[] = [];
      for (const j of members) {
        const isNear = Math.abs((j % width) - x) <= step && Math.abs(Math.floor(j / width) - y) <= step;
        (isNear ? taken : left).push(j);
      }
      if (left.length === 0) this.members.delete(key);
      else if (left.length < members.length) this.members.set(key, left);
    }
    return taken;
  }

  private keyOf(x: number, y: number): number {
    return Math.floor(y / this.step) * this.across + Math.floor(x / this.step);
  }
}
