/** What of the defects of JPEGs could be found at all, and why the others are missed. */
import { decimal, type Column } from './columns.ts';
import type { aimsOf } from './goals.ts';
import type { Share } from './score.ts';
import { FILTERS, REACHES, type Reach } from './targets.ts';

/** Single pixels under one filter, or all of them and clusters, of all cameras that a goal is about. */
export interface Reached {
  readonly of: string;
  readonly filter: string;
  readonly byReach: Readonly<Record<Reach, Share>>;
}

/** Nothing of a goal of which nothing was measured. */
export function reachedOf(aims: ReturnType<typeof aimsOf>): Reached[] {
  return aims
    .flatMap(({ goal: { of }, scores }): Reached[] => [
      ...FILTERS.map((filter) => ({ of, filter, byReach: total(scores.map((score) => score.filtersReach[filter])) })),
      { of, filter: 'all', byReach: total(scores.map((score) => score.reach)) },
    ])
    .filter(({ byReach }) => all(byReach).of > 0);
}

function total(parts: readonly Readonly<Record<Reach, Share>>[]): Record<Reach, Share> {
  const of = (reach: Reach): Share => sum(parts.map((part) => part[reach]));
  return { invisible: of('invisible'), once: of('once'), within: of('within') };
}

const sum = (shares: readonly Share[]): Share => ({
  found: shares.reduce((count, share) => count + share.found, 0),
  of: shares.reduce((count, share) => count + share.of, 0),
});

const all = (byReach: Readonly<Record<Reach, Share>>): Share => sum(REACHES.map((reach) => byReach[reach]));
const missed = ({ found, of }: Share): string => String(of - found);

export const REACHED: readonly Column<Reached>[] = [
  ['as', ({ of }) => of],
  ['filter', ({ filter }) => filter],
  ['recall', ({ byReach }) => decimal(all(byReach).found / all(byReach).of, 3)],
  ['within reach', ({ byReach }) => decimal(byReach.within.of / all(byReach).of, 3)],
  ['found of these', ({ byReach }) => decimal(byReach.within.found / byReach.within.of, 3)],
  ['defects', ({ byReach }) => String(all(byReach).of)],
  ['invisible', ({ byReach }) => missed(byReach.invisible)],
  ['one photograph', ({ byReach }) => missed(byReach.once)],
  ['missed', ({ byReach }) => missed(byReach.within)],
];
