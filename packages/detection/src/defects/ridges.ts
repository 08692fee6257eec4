/** Short columns and rows of pictures: hits that show as much along a line for longer than the smear of one pixel, and less beside it. */
import type { Hit } from '../hits/hit.ts';
import { keyOf } from '../hits/key.ts';
import { axes, LEAST_PIXELS, lineOf, type Direction, type Line } from './lines.ts';

/** Pixels of a ridge: as many as of a line, and one to each side that they smear over. */
const LEAST_OF_RIDGE = LEAST_PIXELS + 2;
/** What shows half as much as a hit this near is its smear, or an echo; so is what it does not exceed twice at that distance beside. */
const [SMEAR, BESIDE] = [4, 2];
/** From one pixel of a ridge to the next: filters of one colour show less. */
const STEP = 2;

export function findRidges(hits: readonly Hit[]): Line[] {
  const sizes = new Map(hits.map((hit) => [keyOf(hit.x, hit.y), hit.amplitude]));
  return (['column', 'row'] as const).flatMap((direction) => {
    const { along, across } = axes[direction];
    /** What a place shows with the sign of a hit, in DN. */
    const sizeNear = (hit: Hit, there: number, beside: number): number => {
      const [x, y] = direction === 'column' ? [hit.x + beside, hit.y + there] : [hit.x + there, hit.y + beside];
      return Math.max(0, Math.sign(hit.amplitude) * (sizes.get(keyOf(x, y)) ?? 0));
    };
    const isOfRidge = (hit: Hit): boolean => {
      const size = Math.abs(hit.amplitude);
      for (let there = -SMEAR; there <= SMEAR; there++) if (sizeNear(hit, there, 0) > 2 * size) return false;
      return Math.max(sizeNear(hit, 0, -BESIDE), sizeNear(hit, 0, BESIDE)) < size / 2;
    };
    const members = hits.filter(isOfRidge).sort((a, b) => a[across] - b[across] || a[along] - b[along]);
    return [1, -1].flatMap((sign) =>
      runsOf(
        members.filter(({ amplitude }) => sign * amplitude > 0),
        direction,
      )
        .filter((run) => lengthOf(run, direction) >= LEAST_OF_RIDGE && isCrest(run, sizeNear))
        .map((run) => lineOf(run, direction)),
    );
  });
}

function runsOf(members: readonly Hit[], direction: Direction): Hit[][] {
  const { along, across } = axes[direction];
  const runs: Hit[][] = [];
  for (const [i, hit] of members.entries()) {
    const before = i > 0 ? members[i - 1] : undefined;
    if (before && before[across] === hit[across] && hit[along] - before[along] <= STEP) runs.at(-1)?.push(hit);
    else runs.push([hit]);
  }
  return runs;
}

const lengthOf = (run: readonly Hit[], direction: Direction): number => {
  const { along } = axes[direction];
  return (run.at(-1) as Hit)[along] - run[0][along] + 1;
};

/** Demosaicing shows a line in the next ones as well, but less of it. */
function isCrest(run: readonly Hit[], sizeNear: (hit: Hit, there: number, beside: number) => number): boolean {
  const shownAt = (beside: number): number => run.reduce((sum, hit) => sum + sizeNear(hit, 0, beside), 0);
  return shownAt(0) > Math.max(shownAt(-1), shownAt(1));
}
