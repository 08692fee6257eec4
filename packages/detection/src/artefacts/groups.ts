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
  const seen = new Set<number>();
  const groups: Group[] = [];
  for (const seed of sites) {
    if (seen.has(seed)) continue;
    const members = [seed];
    seen.add(seed);
    for (const i of members) {
      for (const j of cells.near(i)) {
        if (seen.has(j)) continue;
        seen.add(j);
        members.push(j);
      }
    }
    const pixels = members.map((i) => ({ x: i % width, y: Math.floor(i / width) }));
    groups.push({ sites: members, box: boxAround(pixels) });
  }
  return groups;
}

const AROUND = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const));

/** Sites by squares as wide as a step, so that those within a step of one are in few of them. */
class Cells {
  private readonly width: number;
  private readonly step: number;
  private readonly members = new Map<string, number[]>();

  constructor(sites: Iterable<number>, width: number, step: number) {
    this.width = width;
    this.step = step;
    for (const i of sites) {
      const key = this.keyOf(i % width, Math.floor(i / width));
      const members = this.members.get(key);
      if (members) members.push(i);
      else this.members.set(key, [i]);
    }
  }

  near(i: number): number[] {
    const { width, step } = this;
    const [x, y] = [i % width, Math.floor(i / width)];
    const around = AROUND.flatMap(([dx, dy]) => this.members.get(this.keyOf(x + dx * step, y + dy * step)) ?? []);
    return around.filter((j) => Math.abs((j % width) - x) <= step && Math.abs(Math.floor(j / width) - y) <= step);
  }

  private keyOf(x: number, y: number): string {
    return `${Math.floor(x / this.step)},${Math.floor(y / this.step)}`;
  }
}
